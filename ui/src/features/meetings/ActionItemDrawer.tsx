// One action item: where it comes from, what happened to it, and what may be done with it.
import { Link } from '@tanstack/react-router';
import { Alert, Button, Drawer, Input, Skeleton } from 'antd';
import { useState } from 'react';
import type { ActionItemDetail, ActionItemEvent } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { useKeptText } from '../../shared/drafts';
import { failureText } from '../../shared/failure';
import { day, moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { ActionItemForm } from './ActionItemForm';
import { Standing } from './Owed';
import { useActionItem, useWorkAction } from './workQueries';
import './work.css';

/** Shows the action item with this id; nothing without one. */
export function ActionItemDrawer({ id, close }: { id: number | undefined; close: () => void }) {
  const { t } = useWords();
  const item = useActionItem(id);
  return (
    <Drawer open={id !== undefined} onClose={close} destroyOnHidden size={520} title={t('work.one')}>
      {item.isError && <Problem caught={item.error} retry={() => void item.refetch()} />}
      {item.isPending && <Skeleton active />}
      {item.data !== undefined && <Whole key={item.data.item.version} detail={item.data} />}
    </Drawer>
  );
}

function Whole({ detail }: { detail: ActionItemDetail }) {
  const { t, language } = useWords();
  const may = useMay();
  const { item, events } = detail;
  const [changing, setChanging] = useState(false);
  const origin = `${item.meeting_title} · ${item.item_title}`;
  return (
    <div className="work-one">
      {changing ? (
        <ActionItemForm item={item} close={() => setChanging(false)} />
      ) : (
        <>
          <p className="work-what">{item.content}</p>
          <dl className="work-facts">
            <dt>{t('work.standing')}</dt>
            <dd>
              <Standing item={item} />
            </dd>
            <dt>{t('work.owner')}</dt>
            <dd>{item.owner.name}</dd>
            <dt>{t('work.dueOn')}</dt>
            <dd>{day(item.due_on, language)}</dd>
            <dt>{t('work.origin')}</dt>
            <dd>
              {may('meetings.read') ? (
                <Link to="/meetings" search={{ meeting: item.meeting_id }}>
                  {origin}
                </Link>
              ) : (
                origin
              )}
            </dd>
          </dl>
          <Steps detail={detail} change={() => setChanging(true)} />
        </>
      )}
      <h2>{t('work.course')}</h2>
      <ol className="work-course">
        {events.map((event) => (
          <Line key={event.id} event={event} />
        ))}
      </ol>
    </div>
  );
}

/** One note, and what it is: how far it is, what came of it, why it is given up or taken up again. */
function Steps({ detail, change }: { detail: ActionItemDetail; change: () => void }) {
  const { t, language } = useWords();
  const { item, steps } = detail;
  const [note, setNote, said] = useKeptText(`action_item.${item.id}.note`);
  const act = useWorkAction(async (run: () => Promise<ActionItemDetail>) => {
    const answer = await run();
    said();
    return answer;
  });
  const empty = note.trim() === '';
  const { id } = item;
  if (steps.length === 0) {
    return null;
  }
  return (
    <div className="work-steps">
      {act.isError && <Alert type="error" showIcon title={failureText(act.error, language)} />}
      <Input.TextArea
        aria-label={t('work.note')}
        placeholder={t(steps.includes('reopen') ? 'work.noteReopen' : 'work.noteHint')}
        value={note}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="work-add">
        {steps.includes('finish') && (
          <Button
            type="primary"
            loading={act.isPending}
            onClick={() =>
              act.mutate(() => api.finishActionItem({ id, ...(empty ? {} : { content: note }) }))
            }
          >
            {t('work.finish')}
          </Button>
        )}
        {steps.includes('progress') && (
          <Button
            disabled={empty}
            onClick={() => act.mutate(() => api.recordActionProgress({ id, content: note }))}
          >
            {t('work.progress')}
          </Button>
        )}
        {steps.includes('change') && <Button onClick={change}>{t('work.change')}</Button>}
        {steps.includes('drop') && (
          <Button disabled={empty} onClick={() => act.mutate(() => api.dropActionItem({ id, reason: note }))}>
            {t('work.drop')}
          </Button>
        )}
        {steps.includes('reopen') && (
          <Button
            disabled={empty}
            onClick={() => act.mutate(() => api.reopenActionItem({ id, reason: note }))}
          >
            {t('work.reopen')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Line({ event }: { event: ActionItemEvent }) {
  const { t, language } = useWords();
  const zone = useZone();
  const { kind, at, staff, content, owner, due_on } = event;
  return (
    <li>
      <span>
        {t(`actionItemEvent.${kind}`)}
        {owner !== null && ` · ${owner.name}`}
        {due_on !== null && ` · ${t('work.by', { day: day(due_on, language) })}`}
      </span>
      {content !== null && <p>{content}</p>}
      <span className="faint">
        {staff.name} · {moment(at, zone, language)}
      </span>
    </li>
  );
}
