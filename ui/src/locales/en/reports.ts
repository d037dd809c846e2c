// Words in English: the quarterly report.

import type { Same } from '../same';
import type { reports as chinese } from '../zh-CN/reports';

export const reports: Same<typeof chinese> = {
  reports: {
    title: 'Quarterly report',
    quarter: 'Quarter',
    running: 'running',
    none: 'There is no quarter to report on yet. It appears with the first ticket.',
    figures: 'The quarter in figures',
    received: 'Received',
    receivedPrevious: '{{count}} the quarter before',
    onTime: 'On-time rate',
    closing: 'Closing rate',
    median: 'Time to first feedback (median)',
    p90: '90 % within {{span}}',
    late: 'Late',
    countUnit: '{{count}}',
    measures: 'Improvement measures',
    measuresHint: 'Part four of the report; each line is a paragraph.',
    measuresPlaceholder: 'For example: lifts are serviced twice a month.',
    measuresTable: 'The improvements of supervision follow this text as a table:',
    measuresSaved: 'Written into the report',
    measuresBy: 'saved by {{name}}, {{moment}}',
    measuresUnsaved: 'not saved yet',
    suggestions: 'Sentences to put in',
    take: 'Put in',
    noSuggestions:
      'Of {{count}} differences from the quarter before and the same quarter last year, none is more than chance: nothing is suggested.',
    suggestionsRule: 'Only what is really different; how it is tested is said under',
    preview: 'Preview of the report',
    onTimeFormula: 'on time ÷ settled in the quarter',
    closingFormula: 'closed ÷ received in the quarter',
    followedUp: 'Follow-up rate',
    followedUpFormula: 'residents reached ÷ follow-ups due in the quarter',
    solved: 'Solved rate',
    solvedFormula: 'confirmed solved ÷ residents reached in the quarter',
    satisfied: 'Satisfied rate',
    satisfiedFormula: 'satisfied or very satisfied ÷ valid answers',
    within: '{{fraction}}, 95 % interval {{low}} % to {{high}} %',
    survey: 'Satisfied rate (survey)',
    surveyAbout: '{{title}}, 95 % interval {{low}} % to {{high}} %, n = {{count}}',
    surveyHidden: '{{title}}, fewer than 5 valid answers',
    surveyOpen:
      '“{{title}}” is still going on and not counted: {{returned}} forms are back of {{asked}} households',
    surveyFormula: 'satisfied or very satisfied ÷ valid answers; never added to that at follow-ups',
    surveyResponse: 'Forms back (survey)',
    surveySee: 'Results of the survey',
    dayOnly:
      '{{count}} of them came from a ledger and are known by the day only: counted, but left out of the on-time rate and of waiting times.',
  },
};
