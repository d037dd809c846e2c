// Where two entries of a form differ: the paper is looked at again, and what stands there is said.
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Button, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import type { Answer, SurveyDifference, WaveDetail } from '../../bindings/operations';
import { api } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { Problem } from '../../shared/Problem';
import { type EntryField, fieldsOf, type Typing } from './entry';
import { Fields } from './Fields';
import { useDifferences, useQuestionnaire, useSurveyAction } from './queries';
import { answerText } from './words';

export function Differences({ wave, close }: { wave: WaveDetail; close: () => void }) {
  const { t } = useWords();
  const differences = useDifferences(wave.row.id);
  const questionnaire = useQuestionnaire(wave.row.questionnaire_id, wave.row.number);
  const fields = questionnaire.data === undefined ? [] : fieldsOf(questionnaire.data.design);
  return (
    <section className="surveys-entry" aria-label={t('surveys.differences')}>
      <header className="page-head">
        <Button type="text" icon={<ArrowLeftOutlined />} onClick={close}>
          {wave.row.title}
        </Button>
        <h1>{t('surveys.differences')}</h1>
      </header>
      <p className="faint surveys-above">{t('surveys.differencesHelp')}</p>
      {differences.isError && <Problem caught={differences.error} retry={() => void differences.refetch()} />}
      {differences.isPending && <Skeleton active />}
      {differences.data?.length === 0 && <Empty description={t('surveys.differencesNone')} />}
      <ul className="twices" aria-label={t('surveys.differences')}>
        {(differences.data ?? []).map((difference) => (
          <Difference
            key={`${difference.code} ${difference.field}`}
            wave={wave.row.id}
            difference={difference}
            field={fields.find(({ key }) => key === difference.field)}
          />
        ))}
      </ul>
    </section>
  );
}

interface Props {
  wave: number;
  difference: SurveyDifference;
  field: EntryField | undefined;
}

function Difference({ wave, difference, field }: Props) {
  const { t, language } = useWords();
  const { code, number, first, second } = difference;
  const [typing, setTyping] = useState<Typing | null>(null);
  const settle = useSurveyAction((answer: Answer) =>
    api.settleSurveyDifference({ wave_id: wave, code, field: difference.field, answer }),
  );
  if (field === undefined) {
    return null;
  }
  const { question, item } = field;
  const take = (answer: Answer | null) => answer !== null && !settle.isPending && settle.mutate(answer);
  const other = () =>
    // The question alone, asked whatever was answered before.
    setTyping({
      fields: [{ ...field, question: { ...question, only_if: null } }],
      answers: {},
      at: 0,
      typed: '',
      refused: null,
    });
  const typed = typing?.answers[field.key];
  return (
    <li className="twice">
      <p>
        <strong className="twice-code">{code}</strong>
        <span>
          {number}. {question.text} {item}
        </span>
      </p>
      {settle.isError && <Alert type="error" showIcon title={failureText(settle.error, language)} />}
      {typing === null ? (
        <div className="twice-choices">
          <Button disabled={first === null} onClick={() => take(first)}>
            {t('surveys.takeFirst', { answer: answerText(question, first, t) })}
          </Button>
          <Button disabled={second === null} onClick={() => take(second)}>
            {t('surveys.takeSecond', { answer: answerText(question, second, t) })}
          </Button>
          <Button type="text" onClick={other}>
            {t('surveys.takeOther')}
          </Button>
        </div>
      ) : (
        <Fields typing={typing} change={setTyping} finish={() => take(typed ?? null)} />
      )}
    </li>
  );
}
