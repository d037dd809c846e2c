// An incident: the callers it holds together, one feedback to all who were reached, merging and taking apart.
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Drawer, Form, Select, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import type { Incident as IncidentData, TicketIncident, TicketRow } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { useDraft } from '../../shared/drafts';
import { failureText, showInForm } from '../../shared/failure';
import { shortMoment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { keyName, sendsByKey } from '../../shared/keyboard';
import { shelves, useChannels, useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';
import { openIncident, useOpenIncident } from '../../shared/openIncident';
import { Problem } from '../../shared/Problem';
import { offerForIncident, Phrased } from './Phrased';
import { useIncidentChange } from './queries';
import { useDone } from './undo';
import './intake.css';

/** 1 事件 / 23 户, which opens the incident. */
export function IncidentMark({ incident }: { incident: TicketIncident }) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="mark incident-mark"
      title={incident.title}
      onClick={(event) => {
        // A row around it would open its ticket.
        event.stopPropagation();
        openIncident(incident.id);
      }}
    >
      {t('incident.mark', { count: incident.households })}
    </button>
  );
}

/** The incident that is open, if one is. */
export function IncidentDrawer() {
  const { t } = useWords();
  const id = useOpenIncident();
  return (
    <Drawer
      open={id !== null}
      onClose={() => openIncident(null)}
      size={680}
      title={t('incident.title')}
      destroyOnHidden
    >
      {id !== null && <Incident key={id} id={id} />}
    </Drawer>
  );
}

function Incident({ id }: { id: number }) {
  const incident = useQuery({
    queryKey: [...shelves.tickets, 'incident', id],
    queryFn: () => api.getIncident({ id }),
    refetchInterval: 30_000,
  });
  if (incident.isError) {
    return <Problem caught={incident.error} retry={() => void incident.refetch()} />;
  }
  if (incident.isPending) {
    return <Skeleton active />;
  }
  return <Shown incident={incident.data} />;
}

/** Whether nobody tells the resident anything any more. */
const isOver = ({ status }: TicketRow) => ['closed', 'archived', 'cancelled'].includes(status);

/** Whether the resident is still owed an answer. */
const owed = (row: TicketRow) => row.answer_owed !== null;

function Shown({ incident }: { incident: IncidentData }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const say = useDone();
  const may = useMay();
  const zone = useZone();
  const now = useNow();
  // Who was not reached is taken off; who called meanwhile was not told and stays off.
  const [reached, setReached] = useState(() => incident.tickets.filter(owed).map(({ number }) => number));
  const failed = (caught: unknown) => void message.error(failureText(caught, language));
  const rename = useIncidentChange(api.renameIncident);
  const detach = useIncidentChange(api.detachTicket);
  const toggle = (number: string) =>
    setReached((now) => (now.includes(number) ? now.filter((one) => one !== number) : [...now, number]));
  const told = incident.tickets.filter((row) => reached.includes(row.number) && !isOver(row));
  return (
    <div className="incident">
      <Typography.Title
        level={4}
        editable={
          may('tickets.register') && {
            onChange: (title) =>
              rename.mutate(
                { id: incident.id, title, expected_version: incident.version },
                { onError: failed },
              ),
          }
        }
      >
        {incident.title}
      </Typography.Title>
      <p className="faint">
        {t('incident.figures', { households: incident.households, tickets: incident.tickets.length })}
      </p>
      <table className="list list-plain">
        <thead>
          <tr>
            <th>
              <span className="unseen">{t('incident.reached')}</span>
            </th>
            <th>{t('tickets.number')}</th>
            <th>{t('tickets.room')}</th>
            <th>{t('tickets.caller')}</th>
            <th>{t('tickets.received')}</th>
            <th>{t('incident.status')}</th>
            <th>
              <span className="unseen">{t('incident.takeOut')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {incident.tickets.map((row) => (
            <tr key={row.number}>
              <td>
                <Checkbox
                  aria-label={`${t('incident.reached')} ${row.number}`}
                  checked={told.includes(row)}
                  disabled={isOver(row)}
                  onChange={() => toggle(row.number)}
                />
              </td>
              <td>{row.number}</td>
              <td>{row.room ?? '—'}</td>
              <td>{row.caller_name ?? '—'}</td>
              <td>{shortMoment(row.received_at, zone, now)}</td>
              <td>{t(`status.${row.status}`)}</td>
              <td className="list-end">
                {may('tickets.register') && !isOver(row) && (
                  <Button
                    type="link"
                    size="small"
                    aria-label={`${t('incident.takeOut')} ${row.number}`}
                    onClick={() =>
                      detach.mutate(
                        { number: row.number },
                        {
                          onSuccess: () =>
                            say(t('undo.takenOut', { number: row.number }), { number: row.number }),
                          onError: failed,
                        },
                      )
                    }
                  >
                    {t('incident.takeOut')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {may('tickets.feedback') && (
        <FeedbackToAll id={incident.id} numbers={told.map(({ number }) => number)} />
      )}
      {may('tickets.assign') && <Merging incident={incident} />}
    </div>
  );
}

interface FeedbackFields {
  channel_id?: number;
  content?: string;
  phrase?: string;
}

function FeedbackToAll({ id, numbers }: { id: number; numbers: string[] }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const channels = useChannels();
  const [form] = Form.useForm<FeedbackFields>();
  const [problem, setProblem] = useState<string | null>(null);
  const sent = useDraft(form, `incident.${id}`, ['content']);
  const give = useIncidentChange(api.giveIncidentFeedback);
  const submit = ({ channel_id = 0, content = '', phrase }: FeedbackFields) => {
    setProblem(null);
    give.mutate(
      { incident_id: id, numbers, channel_id, content, ...(phrase ? { phrase } : {}) },
      {
        onSuccess: ({ given }) => {
          form.resetFields();
          sent();
          void message.success(t('incident.told', { count: given.length }));
        },
        onError: (caught) => setProblem(showInForm(form, caught, language)),
      },
    );
  };
  return (
    <section className="actions" aria-label={t('incident.feedback')}>
      <Form
        form={form}
        name="incident"
        layout="vertical"
        initialValues={{ channel_id: channels.data?.[0]?.id }}
        onFinish={submit}
        onKeyDown={sendsByKey(form)}
      >
        {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
        <Form.Item
          name="channel_id"
          label={t('act.feedbackChannel')}
          rules={[{ required: true, message: t('act.requiredChoice') }]}
        >
          <Select options={(channels.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Phrased
          offer={offerForIncident(id)}
          form={form}
          label={t('incident.feedbackContent')}
          hint={t('act.feedbackPlaceholder')}
          extra={t('incident.feedbackHint')}
        />
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={give.isPending} disabled={numbers.length === 0}>
            {t('incident.tell', { count: numbers.length })}
          </Button>
          <kbd>{keyName('Enter')}</kbd>
        </div>
      </Form>
    </section>
  );
}

/** Makes it one with another incident, and takes apart what was made one. */
function Merging({ incident }: { incident: IncidentData }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const failed = (caught: unknown) => void message.error(failureText(caught, language));
  const [from, setFrom] = useState<number | undefined>();
  const others = useQuery({
    queryKey: [...shelves.tickets, 'list', 'incidents'],
    queryFn: () => api.listIncidents({}),
  });
  const merge = useIncidentChange(api.mergeIncidents);
  const unmerge = useIncidentChange(api.unmergeIncident);
  const options = (others.data ?? []).filter(({ id }) => id !== incident.id);
  return (
    <section className="merging" aria-label={t('incident.merging')}>
      {incident.merged.map(({ id, title, tickets }) => (
        <p key={id}>
          <span>{t('incident.mergedIn', { title, count: tickets })}</span>
          <Button size="small" onClick={() => unmerge.mutate({ id }, { onError: failed })}>
            {t('incident.unmerge')}
          </Button>
        </p>
      ))}
      {options.length > 0 && (
        <p>
          <Select
            allowClear
            value={from ?? null}
            onChange={(chosen) => setFrom(chosen ?? undefined)}
            placeholder={t('incident.other')}
            aria-label={t('incident.other')}
            options={options.map(({ id, title, households }) => ({
              value: id,
              label: `${title} · ${t('incident.households', { count: households })}`,
            }))}
          />
          <Button
            disabled={from === undefined}
            loading={merge.isPending}
            onClick={() =>
              from !== undefined &&
              merge.mutate(
                { from, into: incident.id },
                { onSuccess: () => setFrom(undefined), onError: failed },
              )
            }
          >
            {t('incident.merge')}
          </Button>
        </p>
      )}
    </section>
  );
}
