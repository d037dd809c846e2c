// Writing a questionnaire: sections, questions, options; ready questions from the bank; a look at the paper.
import {
  ArrowDownOutlined,
  ArrowLeftOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  PlusOutlined,
  PrinterOutlined,
} from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Input, InputNumber, Select, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import type {
  Choice,
  Design,
  Question,
  QuestionnaireDetail,
  Section,
  SurveyTopic,
} from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { useKeeping } from '../../shared/drafts';
import { useWords } from '../../shared/i18n';
import { isCommand, keyName } from '../../shared/keyboard';
import { useAskToLeave } from '../../shared/leaving';
import { MadePaper } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import { FromBank, KeepQuestion } from './Bank';
import {
  asksOf,
  gatesBefore,
  type Kind,
  kinds,
  moved,
  newDesign,
  newQuestion,
  replaced,
  withChoice,
} from './design';
import { codesOf } from './entry';
import { failureText, isAt } from './problems';
import { useBank, useQuestionnaire, useSurveyAction } from './queries';
import { codeText, topics } from './words';

interface Props {
  /** The questionnaire; 0 for a new one. */
  id: number;
  close: () => void;
  saved: (id: number) => void;
}

export function Editor({ id, close, saved }: Props) {
  const questionnaire = useQuestionnaire(id);
  if (questionnaire.isError) {
    return <Problem caught={questionnaire.error} retry={() => void questionnaire.refetch()} />;
  }
  if (id > 0 && questionnaire.data === undefined) {
    return <Skeleton active />;
  }
  return (
    <Writing
      key={`${id} ${questionnaire.data?.version ?? 0}`}
      of={questionnaire.data ?? null}
      close={close}
      saved={saved}
    />
  );
}

interface Written {
  title: string;
  design: Design;
}

/** A questionnaire as it is being written: kept until it is saved or given up. */
function useWritten(of: QuestionnaireDetail | null) {
  const [written, setWritten] = useState<Written>(() => ({
    title: of?.title ?? '',
    design: of?.design ?? newDesign(),
  }));
  const [touched, setTouched] = useState(false);
  const write = (next: Partial<Written>) => {
    setTouched(true);
    setWritten((before) => ({ ...before, ...next }));
  };
  const text = JSON.stringify(written);
  // Of another version than the one that is open nothing is given back: it would write over what was saved since.
  const kept = useKeeping(
    `questionnaire.${of?.id ?? 'new'}.${of?.version ?? 0}`,
    '',
    () => (touched ? text : ''),
    (content) => write(JSON.parse(content) as Written),
    text,
  );
  const done = () => {
    setTouched(false);
    kept.sent();
  };
  return { written, touched, write, done };
}

interface WritingProps {
  of: QuestionnaireDetail | null;
  close: () => void;
  saved: (id: number) => void;
}

function Writing({ of, close, saved }: WritingProps) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const ask = useAskToLeave();
  const may = useMay()('surveys.write');
  const { written, touched, write, done } = useWritten(of);
  const { title, design } = written;
  const change = (next: Design) => write({ design: next });
  const save = useSurveyAction(() =>
    api.saveQuestionnaire({
      title,
      design,
      ...(of === null ? {} : { id: of.id, expected_version: of.version }),
    }),
  );
  const preview = useMutation({
    mutationFn: () => api.previewQuestionnaire({ title, design }),
  });
  const keep = () =>
    save.mutate(undefined, {
      onSuccess: ({ id }) => {
        done();
        void message.success(t('surveys.kept'));
        saved(id);
      },
    });
  const leave = () =>
    touched
      ? ask(() => {
          done();
          close();
        })
      : close();
  const sections = (next: Section[]) => change({ ...design, sections: next });
  const failed = save.isError ? save.error : preview.isError ? preview.error : null;
  return (
    <section
      className="surveys-editor"
      aria-label={t('surveys.questionnaire')}
      onKeyDown={(event) => {
        if (may && (isCommand(event, 's') || (event.key === 'Enter' && (event.ctrlKey || event.metaKey)))) {
          event.preventDefault();
          keep();
        }
      }}
    >
      <Head of={of} leave={leave}>
        <Button icon={<PrinterOutlined />} onClick={() => preview.mutate()}>
          {t('surveys.preview')}
        </Button>
        {may && (
          <Button type="primary" loading={save.isPending} onClick={keep} title={keyName('S')}>
            {t('action.save')}
          </Button>
        )}
      </Head>
      {of?.frozen && (
        <Alert type="info" showIcon title={t('surveys.frozenHint', { number: of.number + 1 })} />
      )}
      {failed !== null && <Alert type="error" showIcon title={failureText(failed, language, t)} />}
      {/* What cannot be put on paper is said here, at what is wrong. */}
      {!preview.isError && <MadePaper make={preview} title={t('surveys.preview')} />}
      {of === null && !touched && <Templates take={write} />}
      <label className="surveys-labelled" htmlFor="questionnaire-title">
        <span>{t('surveys.title')}</span>
        <Input
          id="questionnaire-title"
          value={title}
          maxLength={60}
          status={isAt(failed, 'title') ? 'error' : ''}
          onChange={(event) => write({ title: event.target.value })}
        />
      </label>
      <label className="surveys-labelled" htmlFor="questionnaire-opening">
        <span>{t('surveys.opening')}</span>
        <Input.TextArea
          id="questionnaire-opening"
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={400}
          value={design.opening}
          onChange={(event) => change({ ...design, opening: event.target.value })}
        />
      </label>
      {design.sections.map((section, at) => (
        <SectionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a section is known by its place only
          key={at}
          at={at}
          design={design}
          section={section}
          failed={failed}
          change={(next) => sections(replaced(design.sections, at, next))}
        />
      ))}
      <p>
        <Button
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() => sections([...design.sections, { title: '', questions: [newQuestion()] }])}
        >
          {t('surveys.addSection')}
        </Button>
      </p>
      <label className="surveys-labelled" htmlFor="questionnaire-closing">
        <span>{t('surveys.closing')}</span>
        <Input
          id="questionnaire-closing"
          maxLength={200}
          value={design.closing}
          onChange={(event) => change({ ...design, closing: event.target.value })}
        />
      </label>
    </section>
  );
}

interface HeadProps {
  of: QuestionnaireDetail | null;
  leave: () => void;
  /** What may be done with it. */
  children: ReactNode;
}

function Head({ of, leave, children }: HeadProps) {
  const { t } = useWords();
  return (
    <header className="page-head">
      <Button type="text" icon={<ArrowLeftOutlined />} onClick={leave}>
        {t('surveys.questionnaires')}
      </Button>
      <h1>{of === null ? t('surveys.newQuestionnaire') : of.title}</h1>
      {of !== null && <span className="faint">{t('surveys.versionNumber', { number: of.number })}</span>}
      <span className="surveys-buttons">{children}</span>
    </header>
  );
}

/** The questionnaires that one may begin with. */
function Templates({ take }: { take: (template: Written) => void }) {
  const { t } = useWords();
  const bank = useBank();
  if (bank.data === undefined) {
    return null;
  }
  return (
    <p className="surveys-templates">
      <span className="faint">{t('surveys.fromTemplate')}</span>
      {bank.data.templates.map(({ title, design }) => (
        <Button key={title} onClick={() => take({ title, design })}>
          {title}
        </Button>
      ))}
    </p>
  );
}

interface SectionProps {
  at: number;
  design: Design;
  section: Section;
  failed: unknown;
  change: (section: Section | null) => void;
}

function SectionFields({ at, design, section, failed, change }: SectionProps) {
  const { t } = useWords();
  const used = design.sections.flatMap(({ questions }) => questions.map(({ key }) => key));
  const first = design.sections.slice(0, at).reduce((sum, { questions }) => sum + questions.length, 1);
  const questions = (next: Question[]) => change({ ...section, questions: next });
  return (
    <fieldset className="surveys-section">
      <legend>{t('surveys.sectionNumber', { number: at + 1 })}</legend>
      <div className="surveys-section-head">
        <Input
          aria-label={`${t('surveys.sectionTitle')} ${at + 1}`}
          placeholder={t('surveys.sectionTitle')}
          maxLength={40}
          value={section.title}
          onChange={(event) => change({ ...section, title: event.target.value })}
        />
        {design.sections.length > 1 && (
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${t('surveys.removeSection')} ${at + 1}`}
            onClick={() => change(null)}
          />
        )}
      </div>
      <ol>
        {section.questions.map((question, place) => (
          <QuestionFields
            key={question.key}
            number={first + place}
            design={design}
            question={question}
            wrong={isAt(failed, `sections[${at}].questions[${place}]`)}
            change={(next) => questions(replaced(section.questions, place, next))}
            move={(by) => questions(moved(section.questions, place, by))}
          />
        ))}
      </ol>
      <div className="surveys-add">
        <Button icon={<PlusOutlined />} onClick={() => questions([...section.questions, newQuestion()])}>
          {t('surveys.addQuestion')}
        </Button>
        <FromBank
          label={`${t('surveys.fromBank')} ${at + 1}`}
          used={used}
          take={(question) => questions([...section.questions, question])}
        />
      </div>
    </fieldset>
  );
}

interface QuestionProps {
  number: number;
  design: Design;
  question: Question;
  wrong: boolean;
  change: (question: Question | null) => void;
  move: (by: 1 | -1) => void;
}

function QuestionFields({ number, design, question, wrong, change, move }: QuestionProps) {
  const { t } = useWords();
  const may = useMay()('surveys.write');
  const { asks } = question;
  const named = (word: string) => `${word} ${number}`;
  return (
    <li className={wrong ? 'surveys-question surveys-wrong' : 'surveys-question'}>
      <div className="surveys-question-line">
        <b>{number}</b>
        <Input
          aria-label={named(t('surveys.questionText'))}
          placeholder={t('surveys.questionText')}
          maxLength={200}
          value={question.text}
          onChange={(event) => change({ ...question, text: event.target.value })}
        />
        <Select<Kind>
          aria-label={named(t('surveys.kind'))}
          value={asks.kind}
          options={kinds.map((kind) => ({ value: kind, label: t(`questionKind.${kind}`) }))}
          onChange={(kind) => change({ ...question, asks: asksOf(kind) })}
        />
        <Select<SurveyTopic>
          aria-label={named(t('surveys.topic'))}
          placeholder={t('surveys.topic')}
          allowClear
          value={question.topic}
          options={topics.map((topic) => ({ value: topic, label: t(`surveyTopic.${topic}`) }))}
          onChange={(topic) => change({ ...question, topic: topic ?? null })}
        />
        <Button
          type="text"
          icon={<ArrowUpOutlined />}
          aria-label={named(t('surveys.up'))}
          onClick={() => move(-1)}
        />
        <Button
          type="text"
          icon={<ArrowDownOutlined />}
          aria-label={named(t('surveys.down'))}
          onClick={() => move(1)}
        />
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={named(t('surveys.removeQuestion'))}
          onClick={() => change(null)}
        />
      </div>
      <div className="surveys-question-more">
        <Checkbox
          checked={question.required}
          onChange={(event) => change({ ...question, required: event.target.checked })}
        >
          {t('surveys.required')}
        </Checkbox>
        {(asks.kind === 'satisfaction' || asks.kind === 'matrix') && (
          <Checkbox
            checked={asks.does_not_apply}
            onChange={(event) =>
              change({ ...question, asks: { ...asks, does_not_apply: event.target.checked } })
            }
          >
            {t('surveys.doesNotApply')}
          </Checkbox>
        )}
        {asks.kind === 'number' && (
          <>
            <InputNumber
              aria-label={named(t('surveys.least'))}
              prefix={t('surveys.least')}
              min={0}
              max={999_999}
              precision={0}
              value={asks.min}
              onChange={(min) => change({ ...question, asks: { ...asks, min: min ?? 0 } })}
            />
            <InputNumber
              aria-label={named(t('surveys.most'))}
              prefix={t('surveys.most')}
              min={0}
              max={999_999}
              precision={0}
              value={asks.max}
              onChange={(max) => change({ ...question, asks: { ...asks, max: max ?? 0 } })}
            />
            <Input
              className="surveys-unit"
              aria-label={named(t('surveys.unit'))}
              placeholder={t('surveys.unit')}
              maxLength={10}
              value={asks.unit}
              onChange={(event) => change({ ...question, asks: { ...asks, unit: event.target.value } })}
            />
          </>
        )}
        <OnlyIfFields design={design} question={question} change={change} named={named} />
        {may && <KeepQuestion question={question} number={number} />}
      </div>
      {(asks.kind === 'single' || asks.kind === 'multiple') && (
        <Choices
          choices={asks.options}
          most={9}
          label={named(t('surveys.option'))}
          change={(options) => change({ ...question, asks: { ...asks, options } })}
        />
      )}
      {asks.kind === 'matrix' && (
        <Choices
          choices={asks.items}
          most={12}
          label={named(t('surveys.item'))}
          change={(items) => change({ ...question, asks: { ...asks, items } })}
        />
      )}
    </li>
  );
}

interface OnlyIfProps {
  design: Design;
  question: Question;
  change: (question: Question) => void;
  named: (word: string) => string;
}

/** After which answers a question is asked. */
function OnlyIfFields({ design, question, change, named }: OnlyIfProps) {
  const { t } = useWords();
  const gates = gatesBefore(design, question.key);
  const { only_if } = question;
  const gate = gates.find(({ key }) => key === only_if?.question);
  const all = design.sections.flatMap(({ questions }) => questions.map(({ key }) => key));
  if (gates.length === 0 && only_if === null) {
    return null;
  }
  return (
    <>
      <Select<string>
        className="surveys-gate"
        aria-label={named(t('surveys.onlyIf'))}
        placeholder={t('surveys.onlyIf')}
        allowClear
        value={only_if?.question ?? null}
        options={gates.map(({ key, text }) => ({ value: key, label: `${all.indexOf(key) + 1}. ${text}` }))}
        onChange={(key) => change({ ...question, only_if: key ? { question: key, codes: [] } : null })}
      />
      {only_if !== null && gate !== undefined && (
        <Select<number[]>
          className="surveys-gate"
          mode="multiple"
          aria-label={named(t('surveys.onlyIfCodes'))}
          placeholder={t('surveys.onlyIfCodes')}
          value={only_if.codes}
          options={codesOf(gate).map((code) => ({ value: code, label: codeText(gate, code, t) }))}
          onChange={(codes) => change({ ...question, only_if: { ...only_if, codes } })}
        />
      )}
    </>
  );
}

interface ChoicesProps {
  choices: Choice[];
  most: number;
  label: string;
  change: (choices: Choice[]) => void;
}

/** Options one below the other: Enter begins the next, Backspace in an empty one takes it away. */
function Choices({ choices, most, label, change }: ChoicesProps) {
  const { t } = useWords();
  return (
    <ol className="surveys-choices">
      {choices.map((choice, at) => (
        <li key={choice.code}>
          <kbd>{choice.code}</kbd>
          <Input
            aria-label={`${label}.${choice.code}`}
            maxLength={60}
            value={choice.text}
            autoFocus={at > 1 && choice.text === ''}
            onChange={(event) => change(replaced(choices, at, { ...choice, text: event.target.value }))}
            onKeyDown={(event) => {
              const plain = !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing;
              if (event.key === 'Enter' && plain) {
                event.preventDefault();
                change(withChoice(choices, most));
              }
              if (event.key === 'Backspace' && choice.text === '' && choices.length > 2) {
                event.preventDefault();
                change(replaced(choices, at, null));
              }
            }}
          />
        </li>
      ))}
      {choices.length < most && (
        <li>
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined />}
            onClick={() => change(withChoice(choices, most))}
          >
            {t('surveys.addChoice')}
          </Button>
        </li>
      )}
    </ol>
  );
}
