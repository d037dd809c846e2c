// An item of the agenda: what was said, how people vote, what came of it.
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import type { MeetingDetail, MeetingItem } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { ItemFiles } from './ItemFiles';
import { ItemTimer } from './ItemTimer';
import { Notes } from './Notes';
import { useMeetingAction } from './queries';
import { Result } from './Result';
import { Vote } from './Vote';
import { ItemWork } from './Work';

interface Props {
  meeting: MeetingDetail;
  item: MeetingItem;
  number: number;
}

export function ItemPanel({ meeting, item, number }: Props) {
  const { t, language } = useWords();
  const may = useMay();
  const place = useRef<HTMLLIElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const act = useMeetingAction((run: () => Promise<MeetingDetail>) => run());
  const go = (run: () => Promise<MeetingDetail>) => {
    setProblem(null);
    act.mutate(run, { onError: (caught) => setProblem(failureText(caught, language)) });
  };
  const live = meeting.actions.includes('decide') && may('meetings.write');
  const closed = item.closed_at !== null;
  const names = { meeting_id: meeting.id, item_id: item.id };
  const plan = [
    t(`matter.${item.matter}`),
    item.proposer,
    item.minutes === null ? null : `${item.minutes} ${t('meetings.minutes').toLowerCase()}`,
  ].filter((part) => part !== null);
  return (
    <li ref={place} className={closed ? 'item item-closed' : 'item'} aria-label={item.title}>
      <header className="item-head">
        <div className="item-title">
          <h2>
            <span className="item-number">{number}</span>
            {item.title}
          </h2>
          <span className="faint">{plan.join(' · ')}</span>
        </div>
        <div className="item-acts">
          <ItemTimer meeting={meeting} item={item} live={live} go={go} />
          {live && !closed && (
            <Button size="small" onClick={() => go(() => api.closeItem(names))}>
              {t('meetings.close')}
            </Button>
          )}
          {closed && meeting.ended_at === null && (
            <span className="meeting-state meeting-state-ended">{t('meetings.closed')}</span>
          )}
          {live && closed && (
            <Button size="small" type="text" onClick={() => go(() => api.reopenItem(names))}>
              {t('meetings.reopen')}
            </Button>
          )}
        </div>
      </header>
      {problem !== null && <Alert type="error" showIcon title={problem} />}
      {item.outcome !== null && (
        <Result outcome={item.outcome} closed={closed || meeting.state === 'ended'} />
      )}
      {live && !closed && item.matter !== 'discussion' && meeting.kind !== 'assembly' && (
        <Vote meeting={meeting} item={item} go={go} busy={act.isPending} />
      )}
      {(live || item.discussion !== null || item.decision !== null) && (
        <Notes meeting={meeting} item={item} live={live} />
      )}
      <ItemFiles meeting={meeting} item={item} around={place} />
      <ItemWork meeting={meeting} item={item} />
    </li>
  );
}
