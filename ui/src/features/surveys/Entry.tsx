// Typing a pile of forms in, by keyboard alone: the code, the fields, Enter, the next code. A form that is half typed is there again
// when one comes back, out of the program's memory alone: what is kept in the store could tell whose it is.
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Button, Input, type InputRef, Segmented, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Design, Pass, SurveyForm, WaveDetail } from '../../bindings/operations';
import { api } from '../../host';
import { heldOf, hold } from '../../shared/drafts';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { begin, isComplete, kept, type Typing } from './entry';
import { Fields } from './Fields';
import { buildingName } from './figures';
import { useQuestionnaire, useSurveyAction } from './queries';

/** The form that is typed. */
interface Begun {
  form: SurveyForm & { again: boolean };
  typing: Typing;
}

const begunIn = (wave: number, pass: Pass) => heldOf<Begun>(`survey.${wave}.${pass}`);

export function Entry({ wave, close }: { wave: WaveDetail; close: () => void }) {
  const { t } = useWords();
  const questionnaire = useQuestionnaire(wave.row.questionnaire_id, wave.row.number);
  const [pass, setPass] = useState<Pass>(() =>
    begunIn(wave.row.id, 'first') === undefined && begunIn(wave.row.id, 'second') !== undefined
      ? 'second'
      : 'first',
  );
  return (
    <section className="surveys-entry" aria-label={t('surveys.entry')}>
      <header className="page-head">
        <Button type="text" icon={<ArrowLeftOutlined />} onClick={close}>
          {wave.row.title}
        </Button>
        <h1>{t('surveys.entry')}</h1>
        <Segmented<Pass>
          aria-label={t('surveys.pass')}
          value={pass}
          onChange={(value) => setPass(value)}
          options={[
            { value: 'first', label: t('surveys.passFirst') },
            { value: 'second', label: t('surveys.passSecond') },
          ]}
        />
        <span className="faint">
          {pass === 'first'
            ? t('surveys.pile', { entered: wave.row.entered, asked: wave.row.asked })
            : t('surveys.pileSecond', { entered: wave.twice, first: wave.row.entered })}
        </span>
      </header>
      {questionnaire.data === undefined ? (
        <Skeleton active />
      ) : (
        <Pile key={pass} wave={wave} pass={pass} design={questionnaire.data.design} />
      )}
    </section>
  );
}

interface PileProps {
  wave: WaveDetail;
  pass: Pass;
  design: Design;
}

/** One form after the other. */
function Pile({ wave, pass, design }: PileProps) {
  const { t, language } = useWords();
  const code = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const shelf = `survey.${wave.row.id}.${pass}`;
  const [begun] = useState(() => begunIn(wave.row.id, pass));
  // Whoever has just chosen which entry it is goes on with a code, once the choice has let go of the focus.
  useEffect(() => {
    const timer = setTimeout(() => begun === undefined && code.current?.focus());
    return () => clearTimeout(timer);
  }, [begun]);
  const [form, setForm] = useState(begun?.form ?? null);
  const [typing, setTyping] = useState(begun?.typing ?? null);
  useEffect(() => {
    const open = form !== null && typing !== null;
    hold(shelf, open ? { form, typing } : undefined);
    // Of one that is put aside as well, whenever its code comes up again.
    if (open) {
      hold(`${shelf}.${form.code}`, typing);
    }
  }, [shelf, form, typing]);
  const [last, setLast] = useState<{ code: string; count: number; differences: number } | null>(null);
  const open = useSurveyAction(async (of: { code: string; again: boolean }) => ({
    form: await api.getSurveyForm({ wave_id: wave.row.id, pass, ...of }),
    again: of.again,
  }));
  const save = useSurveyAction((answers: Parameters<typeof api.enterSurveyForm>[0]['answers']) =>
    api.enterSurveyForm({
      wave_id: wave.row.id,
      code: form?.code ?? '',
      pass,
      answers,
      again: form?.again ?? false,
    }),
  );
  const start = (wanted: string, again: boolean) =>
    open.mutate(
      { code: wanted, again },
      {
        onSuccess: ({ form }) => {
          setForm({ ...form, again });
          // What was typed before is there again, and the keys begin at its end: Backspace goes back.
          const before = begin(design, form.answers ?? {});
          const typed = heldOf<Typing>(`${shelf}.${form.code}`);
          setTyping(typed ?? (form.answers === null ? before : { ...before, at: before.fields.length }));
          save.reset();
        },
        onError: () => code.current?.select(),
      },
    );
  const next = () => {
    setForm(null);
    setTyping(null);
    setTyped('');
    code.current?.focus();
  };
  const finish = () => {
    if (typing === null || form === null || save.isPending) {
      return;
    }
    if (!isComplete(typing)) {
      const at = typing.fields.findIndex(({ key }) => typing.answers[key] === undefined);
      setTyping({ ...typing, at, typed: '', refused: 'nothing' });
      return;
    }
    save.mutate(kept(typing), {
      onSuccess: ({ code, entered, differences }) => {
        hold(`${shelf}.${code}`, undefined);
        setLast({ code, count: entered, differences });
        next();
      },
    });
  };
  return (
    <>
      <div className="entry-code">
        <Input
          ref={code}
          size="large"
          aria-label={t('surveys.code')}
          placeholder={t('surveys.codeHint')}
          value={form?.code ?? typed}
          readOnly={form !== null}
          maxLength={12}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={() => typed.trim() !== '' && form === null && start(typed, false)}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && typed === '' && form === null && last !== null) {
              event.preventDefault();
              start(last.code, true);
            }
          }}
        />
        {form !== null && (
          <>
            <span>
              {buildingName(form.stratum, t)}
              {form.room !== null && ` · ${form.room}`}
            </span>
            <Button onClick={next}>{t('surveys.putAside')}</Button>
          </>
        )}
        {form === null && last !== null && (
          <>
            <span role="status">
              {t('surveys.saved', { code: last.code, count: last.count })}
              {last.differences > 0 && ` · ${t('surveys.savedDiffers', { count: last.differences })}`}
            </span>
            <Button onClick={() => start(last.code, true)}>{t('surveys.undoLast')}</Button>
          </>
        )}
      </div>
      {open.isError && form === null && (
        <Alert type="error" showIcon title={failureText(open.error, language)} />
      )}
      {save.isError && <Alert type="error" showIcon title={failureText(save.error, language)} />}
      {typing === null ? (
        <p className="faint entry-help">{t('surveys.entryHelp')}</p>
      ) : (
        <Fields typing={typing} change={setTyping} finish={finish} />
      )}
    </>
  );
}
