// How answers read on the screen.
import type { Answer, Question, SurveyTopic } from '../../bindings/operations';
import type { useWords } from '../../shared/i18n';

/** The scale of satisfaction in the order of its codes. */
export const scale = [
  'unknown',
  'very_dissatisfied',
  'dissatisfied',
  'neutral',
  'satisfied',
  'very_satisfied',
] as const;

/** The topics in their order. */
export const topics: SurveyTopic[] = [
  'overall',
  'safety',
  'cleaning',
  'greening',
  'repair',
  'attitude',
  'fees',
  'activities',
  'communication',
];

type Say = ReturnType<typeof useWords>['t'];

/** The words of a code, as the paper has them. */
export function codeText(question: Question, code: number, t: Say): string {
  const { asks } = question;
  switch (asks.kind) {
    case 'satisfaction':
    case 'matrix':
      return t(`satisfactionScale.${scale[code] ?? 'unknown'}`);
    case 'single':
    case 'multiple':
      return asks.options.find((option) => option.code === code)?.text ?? String(code);
    default:
      return String(code);
  }
}

/** An answer in words; nothing if there is none. */
export function answerText(
  question: Question | undefined,
  answer: Answer | null | undefined,
  t: Say,
): string {
  if (answer === null || answer === undefined || question === undefined) {
    return t('surveys.notAsked');
  }
  switch (answer.kind) {
    case 'blank':
      return t('surveys.blank');
    case 'unreadable':
      return t('surveys.unreadable');
    case 'code':
      return question.asks.kind === 'recommend'
        ? String(answer.code)
        : `${answer.code} ${codeText(question, answer.code, t)}`;
    case 'choices':
      return answer.codes.map((code) => `${code} ${codeText(question, code, t)}`).join(t('between.names'));
    case 'number':
      return String(answer.number);
    default:
      return answer.text;
  }
}
