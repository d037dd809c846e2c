// What the page shows, as it stands in the address.

export interface SurveySearch {
  /** Which list is shown; the waves where there is none. */
  tab?: 'questionnaires' | 'bank' | 'plans';
  /** The wave that is open. */
  wave?: number;
  /** What of the wave is open. */
  part?: 'entry' | 'differences' | 'online';
  /** The questionnaire that is open; 0 is a new one. */
  questionnaire?: number;
  /** The entry of the yearly plan that a survey is planned for. */
  plan?: number;
}

function place(raw: unknown, least: number): number | undefined {
  const id = raw === undefined ? Number.NaN : Number(raw);
  return Number.isSafeInteger(id) && id >= least ? id : undefined;
}

/** Reads the address; what does not fit is left out. */
export function surveySearch(raw: Record<string, unknown>): SurveySearch {
  const search: SurveySearch = {};
  const wave = place(raw.wave, 1);
  const questionnaire = place(raw.questionnaire, 0);
  const plan = place(raw.plan, 1);
  if (raw.tab === 'questionnaires' || raw.tab === 'bank' || raw.tab === 'plans') {
    search.tab = raw.tab;
  }
  if (wave !== undefined) {
    search.wave = wave;
    if (raw.part === 'entry' || raw.part === 'differences' || raw.part === 'online') {
      search.part = raw.part;
    }
  } else if (questionnaire !== undefined) {
    search.questionnaire = questionnaire;
  } else if (plan !== undefined) {
    search.plan = plan;
  }
  return search;
}

/** What the results show: of which wave, and the question that one comes for. */
export interface ResultsSearch {
  wave?: number;
  question?: string;
}

/** Reads the address of the results; what does not fit is left out. */
export function resultsSearch(raw: Record<string, unknown>): ResultsSearch {
  const wave = place(raw.wave, 1);
  const { question } = raw;
  return {
    ...(wave === undefined ? {} : { wave }),
    ...(typeof question === 'string' && question !== '' ? { question } : {}),
  };
}
