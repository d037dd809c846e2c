// Words in English: what a page is for, where it has nothing yet.
import type { Same } from '../same';
import type { empty as chinese } from '../zh-CN/empty';

export const empty: Same<typeof chinese> = {
  empty: {
    meetings:
      'Notice, attendance, votes, minutes and posting of a meeting are all done here. Plan the first one.',
    actionItems: 'What somebody promises to do by a day, noted under an agenda item, shows up here.',
    questionnaires:
      'One questionnaire serves many surveys, and its questions can be compared. Begin with a template.',
    waves: 'A survey is sent out, taken back, typed in and read here.',
    surveyPlans: 'Write down when in the year to ask; the first page reminds of it in time.',
    checkPlans:
      'Write down how often a channel is checked; it is asked for when due, and the next day follows by itself.',
    checks: 'What was found when checking a channel: is the line answered, the box opened, the page kept up?',
    callBacks:
      'Draw some of the closed tickets and ask the residents yourselves: is it solved, is the feedback true?',
    findings:
      'What checks and call-backs bring up is entered here, put right by its owner and looked at by somebody else.',
    measures:
      'What is to get better, from findings, figures, surveys and meetings; the quarterly report tells of it.',
    catalogue: 'Closed tickets, issued minutes, ended notices and surveys come here by themselves.',
    holds:
      'Records that a complaint, an inspection or a suit needs are not destroyed while they are on hold.',
    disposals: 'What is old enough is destroyed only by two people. Until then nothing is here.',
    audit: 'Who did what and when is kept here by itself.',
    redFlags: 'Nothing in the facts of the tickets asks for a second look.',
  },
};
