// What is said of the columns of a file: which question they answer, which questions nobody answers, what is wrong.
import { Alert } from 'antd';
import type { Design, SurveyColumnMeaning, SurveyFileIssue, SurveyMapping } from '../../bindings/operations';
import { failureText } from '../../shared/failure';
import type { Language } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { choicesOf, meaningKey, unanswered } from './online';

type Say = ReturnType<typeof useWords>['t'];

/** What a column says, in words. */
export function partText(meaning: SurveyColumnMeaning, design: Design, t: Say): string {
  if (meaning.kind !== 'field' && meaning.kind !== 'option') {
    return t(`surveyFile.place.${meaning.kind}`);
  }
  const key = meaningKey(meaning);
  const found = choicesOf(design).find((choice) => meaningKey(choice.meaning) === key);
  if (found === undefined) {
    return meaning.field;
  }
  const { number, question, part } = found;
  if (part !== null) {
    return t('surveyFile.part', { number, part, text: question.text });
  }
  return question.asks.kind === 'multiple'
    ? t('surveyFile.several', { number, text: question.text })
    : `${number} ${question.text}`;
}

/** Questions without a column are blank on every form: somebody should know before it is written. */
export function Unanswered({ mapping, design }: { mapping: SurveyMapping; design: Design }) {
  const { t } = useWords();
  const missing = unanswered(mapping, design);
  if (missing.length === 0) {
    return null;
  }
  const names = missing.map(({ number, question, part }) =>
    part === null
      ? `${number} ${question.text}`
      : t('surveyFile.part', { number, part, text: question.text }),
  );
  return (
    <Alert
      className="form-problem"
      type="warning"
      showIcon
      title={t('surveyFile.unanswered', { count: missing.length })}
      description={names.join(t('between.clauses'))}
    />
  );
}

/** Why, in words short enough for a table. */
export function reasonOf(issue: SurveyFileIssue, t: Say, language: Language): string {
  const { code, meaning, other_row: row, range } = issue;
  switch (code) {
    case 'import.duplicate':
      return t('surveyFile.repeatedRow', { row: row ?? 0 });
    case 'survey.form_twice':
      return t('surveyFile.twice', { row: row ?? 0 });
    case 'survey.form_not_found':
      return t(`surveyFile.notFound.${meaning.kind === 'room' ? 'room' : 'code'}`);
    case 'input.required':
      return t(`surveyFile.needed.${meaning.kind === 'room' ? 'room' : 'code'}`);
    case 'input.out_of_range':
      return t('surveyFile.range', { min: range?.[0] ?? 0, max: range?.[1] ?? 0 });
    case 'input.too_long':
      return t('surveyFile.tooLong');
    default:
      return failureText({ code, params: {} }, language);
  }
}
