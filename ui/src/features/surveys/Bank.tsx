// The bank of questions: taken into a questionnaire, kept from one, renamed, retired. A question stays the same question by
// its key, whatever its words become.
import { App, Button, Form, Input, Select, Skeleton, Table } from 'antd';
import { useState } from 'react';
import type { OwnQuestion, Question, SurveyTopic } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { useChanged } from '../../shared/drafts';
import { FormDrawer } from '../../shared/FormDrawer';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { KeptForm } from '../../shared/KeptForm';
import { Nothing } from '../../shared/Nothing';
import { Problem } from '../../shared/Problem';
import { alike } from './design';
import { useBank, useSurveyAction } from './queries';
import { topics } from './words';

interface FromBankProps {
  label: string;
  /** The keys of the questions that stand in the questionnaire already. */
  used: string[];
  take: (question: Question) => void;
}

/** Takes a question of the bank: the office's own come first. */
export function FromBank({ label, used, take }: FromBankProps) {
  const { t } = useWords();
  const bank = useBank();
  const own = (bank.data?.own ?? []).filter(({ retired }) => !retired).map(({ question }) => question);
  const groups = [
    ...(own.length > 0 ? [{ label: t('surveys.own'), questions: own }] : []),
    ...(bank.data?.topics ?? []).map(({ topic, questions }) => ({
      label: t(`surveyTopic.${topic}`),
      questions,
    })),
  ];
  const all = groups.flatMap(({ questions }) => questions);
  return (
    <Select
      aria-label={label}
      placeholder={t('surveys.fromBank')}
      value={null}
      showSearch={{ optionFilterProp: 'label' }}
      loading={bank.isPending}
      popupMatchSelectWidth={480}
      options={groups.map((group) => ({
        label: group.label,
        options: group.questions.map(({ key, text }) => ({
          value: key,
          label: text,
          disabled: used.includes(key),
        })),
      }))}
      onChange={(key: string | null) => {
        const found = all.find((question) => question.key === key);
        if (found !== undefined) {
          take(found);
        }
      }}
    />
  );
}

/** Keeps a question of the questionnaire that is written; nothing for those that the bank has by itself. */
export function KeepQuestion({ question, number }: { question: Question; number: number }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const bank = useBank();
  const save = useSurveyAction(api.saveSurveyQuestion);
  const ready = (bank.data?.topics ?? []).some(({ questions }) =>
    questions.some(({ key }) => key === question.key),
  );
  if (bank.data === undefined || ready || question.text.trim() === '') {
    return null;
  }
  const own = bank.data.own.find(({ question: { key } }) => key === question.key);
  if (own !== undefined && !own.retired && alike(own.question, question)) {
    return <span className="faint">{t('surveys.inBank')}</span>;
  }
  const word = t(own === undefined ? 'surveys.toBank' : 'surveys.renewInBank');
  return (
    <Button
      size="small"
      type="text"
      loading={save.isPending}
      aria-label={`${word} ${number}`}
      onClick={() =>
        save.mutate(
          {
            question: { ...question, only_if: null },
            retired: false,
            ...(own === undefined ? {} : { id: own.id, expected_version: own.version }),
          },
          {
            onSuccess: () => void message.success(t('surveys.keptInBank')),
            onError: (caught) => void message.error(failureText(caught, language), 8),
          },
        )
      }
    >
      {word}
    </Button>
  );
}

/** The office's own questions. */
export function OwnQuestions() {
  const { t, language } = useWords();
  const may = useMay()('surveys.write');
  const { message } = App.useApp();
  const bank = useBank();
  const [editing, setEditing] = useState<OwnQuestion | null>(null);
  const retire = useSurveyAction(({ id, question, retired, version }: OwnQuestion) =>
    api.saveSurveyQuestion({ id, question, retired: !retired, expected_version: version }),
  );
  if (bank.isError) {
    return <Problem caught={bank.error} retry={() => void bank.refetch()} />;
  }
  if (bank.data === undefined) {
    return <Skeleton active />;
  }
  return (
    <>
      <p className="faint surveys-above">{t('surveys.bankHint')}</p>
      <Table<OwnQuestion>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={bank.data.own}
        locale={{ emptyText: <Nothing title={t('surveys.ownNone')} /> }}
        rowClassName={({ retired }) => (retired ? 'surveys-retired' : '')}
        columns={[
          { title: t('surveys.questionText'), render: (_, { question }) => question.text },
          {
            title: t('surveys.kind'),
            width: 130,
            render: (_, { question }) => t(`questionKind.${question.asks.kind}`),
          },
          {
            title: t('surveys.topic'),
            width: 170,
            render: (_, { question }) => (question.topic === null ? '—' : t(`surveyTopic.${question.topic}`)),
          },
          {
            title: t('surveys.inQuestionnaires'),
            width: 110,
            dataIndex: 'questionnaires',
            className: 'surveys-figures',
          },
          {
            title: '',
            width: 240,
            render: (_, one) => (
              <span className="surveys-buttons">
                {one.retired && <span className="faint">{t('surveys.retired')}</span>}
                {may && !one.retired && (
                  <Button size="small" onClick={() => setEditing(one)}>
                    {t('surveys.rename')}
                  </Button>
                )}
                {may && (
                  <Button
                    size="small"
                    onClick={() =>
                      retire.mutate(one, {
                        onError: (caught) => void message.error(failureText(caught, language), 8),
                      })
                    }
                  >
                    {t(one.retired ? 'surveys.offerAgain' : 'surveys.retire')}
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
      <FormDrawer
        open={editing !== null}
        onClose={() => setEditing(null)}
        size={440}
        title={t('surveys.rename')}
      >
        {editing !== null && <Rename of={editing} done={() => setEditing(null)} />}
      </FormDrawer>
    </>
  );
}

interface Fields {
  text: string;
  topic?: SurveyTopic | null;
}

/** Other words for the same question. */
function Rename({ of, done }: { of: OwnQuestion; done: () => void }) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const save = useSurveyAction(({ text, topic }: Fields) =>
    api.saveSurveyQuestion({
      id: of.id,
      question: { ...of.question, text, topic: topic ?? null },
      retired: of.retired,
      expected_version: of.version,
    }),
  );
  const initial = { text: of.question.text, topic: of.question.topic };
  const kept = useChanged(form, `survey_question.${of.id}`, ['text', 'topic'], initial);
  return (
    <KeptForm form={form} kept={kept} send={save} done={done} name="own" initialValues={initial}>
      <Form.Item
        name="text"
        label={t('surveys.questionText')}
        extra={t('surveys.renameHint')}
        rules={[{ required: true, message: t('surveys.pleaseFill') }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="topic" label={t('surveys.topic')}>
        <Select
          allowClear
          options={topics.map((topic) => ({ value: topic, label: t(`surveyTopic.${topic}`) }))}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('action.save')}
      </Button>
    </KeptForm>
  );
}
