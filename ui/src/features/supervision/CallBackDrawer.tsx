// One call-back: whom and about what, what the ticket says they were told, and what they say. Recording goes on to the next.
import { PlusOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Alert, Button, DatePicker, Drawer, Form, Input, Radio } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type {
  CallBack,
  CallBackSampleDetail,
  FeedbackTruth,
  Satisfaction,
  Solution,
} from '../../bindings/operations';
import { api } from '../../host';
import { useChanged } from '../../shared/drafts';
import { fromWallClock, moment, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { KeptForm } from '../../shared/KeptForm';
import { useZone } from '../../shared/lookups';
import { Opens } from '../../shared/Opens';
import { FindingForm } from './FindingForm';
import { useSupervisionAction } from './queries';
import { Differences } from './Sample';
import type { PartProps } from './SupervisionPage';

const solutions: Solution[] = ['solved', 'partly_solved', 'unsolved'];
const satisfactions: Satisfaction[] = [
  'very_satisfied',
  'satisfied',
  'neutral',
  'dissatisfied',
  'very_dissatisfied',
];
const truths: FeedbackTruth[] = ['true', 'untrue', 'unclear'];

interface Props {
  detail: CallBackSampleDetail;
  id: number | undefined;
  change: PartProps['change'];
}

export function CallBackDrawer({ detail, id, change }: Props) {
  const { t } = useWords();
  const { sample, call_backs: rows } = detail;
  const row = rows.find((one) => one.id === id);
  const show = (callBack: number | undefined) =>
    change({ tab: 'call_backs', sample: sample.id, ...(callBack === undefined ? {} : { callBack }) });
  /** The next that waits behind this one, or from the beginning. */
  const next = () => {
    const place = rows.findIndex((one) => one.id === id);
    const others = [...rows.slice(place + 1), ...rows.slice(0, Math.max(place, 0))];
    return others.find((one) => one.standing === 'waiting' && !one.handled_by_you)?.id;
  };
  return (
    <Drawer
      open={row !== undefined}
      onClose={() => show(undefined)}
      destroyOnHidden
      size={560}
      title={row === undefined ? '' : t('callBack.one', { number: row.number })}
    >
      {row !== undefined && <Whole key={row.id} row={row} done={() => show(next())} change={change} />}
    </Drawer>
  );
}

function Whole({ row, done, change }: { row: CallBack; done: () => void; change: PartProps['change'] }) {
  const { t, language } = useWords();
  const zone = useZone();
  const [adding, setAdding] = useState(false);
  const [again, setAgain] = useState(false);
  const { id, number, room, caller_name, phone_masked, content, told, told_at, answer, findings } = row;
  const who = [room, caller_name, phone_masked].filter((one) => one !== null).join(' · ');
  const differs = row.differences.map((one) => t(`callBackDifference.${one}`)).join(t('between.parts'));
  return (
    <div className="supervision-one">
      <dl className="supervision-facts">
        <div>
          <dt>{t('callBack.who')}</dt>
          <dd>{who === '' ? <span className="faint">{t('callBack.whoNone')}</span> : who}</dd>
        </div>
        <div>
          <dt>{t('callBack.content')}</dt>
          <dd>
            {content}{' '}
            <Link to="/tickets" search={{ tab: 'all', ticket: number }}>
              {t('callBack.open')}
            </Link>
          </dd>
        </div>
        <div>
          <dt>{t('callBack.told')}</dt>
          <dd>
            {told ?? <span className="faint">{t('callBack.toldNone')}</span>}
            {told_at !== null && (
              <span className="faint supervision-note">{moment(told_at, zone, language)}</span>
            )}
          </dd>
        </div>
        {row.differences.length > 0 && (
          <div>
            <dt>{t('callBack.difference')}</dt>
            <dd>
              <Differences row={row} />
            </dd>
          </div>
        )}
      </dl>
      <Calls row={row} />
      {findings.length > 0 && (
        <p>
          {t('callBack.findings')}{' '}
          {findings.map((finding) => (
            <Opens key={finding} open={() => change({ tab: 'findings', show: 'all', finding })}>
              #{finding}
            </Opens>
          ))}
        </p>
      )}
      {row.handled_by_you && <Alert type="info" showIcon title={t('callBack.handledByYou')} />}
      {!row.handled_by_you && (answer === null || again) && <Entry id={id} again={again} done={done} />}
      {adding && (
        <FindingForm callBack={id} content={`${number}：${differs}`} close={() => setAdding(false)} />
      )}
      {answer !== null && !adding && !again && (
        <div className="supervision-buttons">
          <Button
            type={row.differences.length > 0 ? 'primary' : 'default'}
            icon={<PlusOutlined />}
            onClick={() => setAdding(true)}
          >
            {t('callBack.finding')}
          </Button>
          {!row.handled_by_you && <Button onClick={() => setAgain(true)}>{t('callBack.again')}</Button>}
        </div>
      )}
    </div>
  );
}

function Calls({ row }: { row: CallBack }) {
  const { t, language } = useWords();
  const zone = useZone();
  if (row.entries.length === 0) {
    return null;
  }
  return (
    <>
      <h3>{t('callBack.calls')}</h3>
      <ol className="happened">
        {row.entries.map(({ called_at, answer, note, recorded_by }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: calls are only added.
          <li key={index}>
            <span>
              {answer === null
                ? t('callBack.missed')
                : [
                    t(`callBackSolution.${answer.solution}`),
                    t(`satisfaction.${answer.satisfaction}`),
                    `${t('callBack.told')}${language === 'en' ? ' ' : ''}${t(`feedbackTruth.${answer.feedback}`)}`,
                  ].join(' · ')}
            </span>
            {note !== null && <p>{note}</p>}
            <span className="faint">
              {recorded_by.name} · {moment(called_at, zone, language)}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

interface Fields {
  reached: boolean;
  solution?: Solution;
  satisfaction?: Satisfaction;
  feedback?: FeedbackTruth;
  note?: string;
  called_at: Dayjs;
}

const names = ['reached', 'solution', 'satisfaction', 'feedback', 'note', 'called_at'];

function Entry({ id, again, done }: { id: number; again: boolean; done: () => void }) {
  const { t } = useWords();
  const zone = useZone();
  const [form] = Form.useForm<Fields>();
  const reached = Form.useWatch('reached', form) ?? true;
  const feedback = Form.useWatch('feedback', form);
  const now = toWallClock(Date.now(), zone);
  const [initial] = useState({ reached: true, called_at: now });
  const kept = useChanged(form, `call_back.${id}`, names, initial);
  const record = useSupervisionAction(({ called_at, note, ...said }: Fields) => {
    const at = called_at.format('YYYY-MM-DDTHH:mm');
    return api.recordCallBack({
      id,
      // What was not touched is this very moment: a minute has passed since the form was opened.
      ...(form.isFieldTouched('called_at') ? { called_at: fromWallClock(at, zone) } : {}),
      ...(said.reached ? said : { reached: false }),
      ...(note ? { note } : {}),
    });
  });
  const required = [{ required: true, message: t('supervision.requiredChoice') }];
  const says = again || feedback === 'untrue';
  return (
    <KeptForm
      form={form}
      kept={kept}
      send={record}
      done={done}
      name="call-back"
      className="supervision-form"
      aria-label={t('callBack.save')}
      initialValues={initial}
    >
      <Form.Item name="reached" label={t('callBack.reached')}>
        <Radio.Group>
          <Radio value={true} autoFocus>
            {t('callBack.yes')}
          </Radio>
          <Radio value={false}>{t('callBack.no')}</Radio>
        </Radio.Group>
      </Form.Item>
      {reached && (
        <>
          <Form.Item name="solution" label={t('callBack.solution')} rules={required}>
            <Radio.Group
              options={solutions.map((value) => ({ value, label: t(`callBackSolution.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="satisfaction" label={t('callBack.satisfaction')} rules={required}>
            <Radio.Group
              options={satisfactions.map((value) => ({ value, label: t(`satisfaction.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="feedback" label={t('callBack.feedback')} rules={required}>
            <Radio.Group options={truths.map((value) => ({ value, label: t(`feedbackTruth.${value}`) }))} />
          </Form.Item>
        </>
      )}
      <Form.Item
        name="note"
        label={t('callBack.note')}
        extra={t('callBack.noteHint')}
        rules={[{ required: says, whitespace: says, message: t('supervision.required') }]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
      <Form.Item name="called_at" label={t('callBack.calledAt')} rules={required}>
        <DatePicker
          allowClear={false}
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          maxDate={now}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={record.isPending}>
        {t('callBack.save')}
      </Button>
    </KeptForm>
  );
}
