// One action item: where it comes from, what happened to it, and what may be done with it.
import { Link } from '@tanstack/react-router';
import { Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import type { ActionItemDetail, ActionItemStep } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { Course, Steps } from '../../shared/Course';
import { day } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { Problem } from '../../shared/Problem';
import { ActionItemForm } from './ActionItemForm';
import { Standing } from './Owed';
import { useActionItem, useWorkAction } from './workQueries';
import './work.css';

/** What is done most comes first. */
const order: ActionItemStep[] = ['finish', 'progress', 'change', 'drop', 'reopen'];

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
          <Acts detail={detail} change={() => setChanging(true)} />
        </>
      )}
      <h2>{t('work.course')}</h2>
      <Course events={events} name={(kind) => t(`actionItemEvent.${kind}`)} />
    </div>
  );
}

/** How far it is, what came of it, why it is given up or taken up again. */
function Acts({ detail, change }: { detail: ActionItemDetail; change: () => void }) {
  const { t } = useWords();
  const { id } = detail.item;
  const act = useWorkAction((run: () => Promise<ActionItemDetail>) => run());
  // The words are done with before the item as it is then takes the place of this one.
  const run = (step: () => Promise<ActionItemDetail>, done: () => void) =>
    act.mutate(async () => {
      const answer = await step();
      done();
      return answer;
    });
  const acts: Record<ActionItemStep, (words: string, done: () => void) => void> = {
    finish: (content, done) =>
      run(() => api.finishActionItem({ id, ...(content.trim() === '' ? {} : { content }) }), done),
    progress: (content, done) => run(() => api.recordActionProgress({ id, content }), done),
    change,
    drop: (reason, done) => run(() => api.dropActionItem({ id, reason }), done),
    reopen: (reason, done) => run(() => api.reopenActionItem({ id, reason }), done),
  };
  const steps = order.filter((step) => detail.steps.includes(step));
  return (
    <Steps
      steps={steps.map((step) => ({
        label: t(`work.${step}`),
        primary: step === 'finish',
        says: step !== 'finish' && step !== 'change',
        act: acts[step],
      }))}
      draft={`action_item.${id}.note`}
      hint={t(steps.includes('reopen') ? 'work.noteReopen' : 'work.noteHint')}
      busy={act.isPending}
      problem={act.error}
    />
  );
}
