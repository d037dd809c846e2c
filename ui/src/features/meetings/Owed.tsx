// An action item in a line: what, by whom, by when, and how that stands.
import type { ActionItem } from '../../bindings/operations';
import { Shape } from '../../shared/Due';
import { shortDay } from '../../shared/format';
import { useWords } from '../../shared/i18n';

/** How an action item stands: in words and by a shape. */
export function Standing({ item }: { item: ActionItem }) {
  const { t } = useWords();
  const standing = item.late ? 'late' : item.state;
  const shape = ({ late: 'overdue', open: 'on_track', done: 'done', dropped: 'archived' } as const)[standing];
  return (
    <span className={`work-standing work-${standing}`}>
      <Shape kind={shape} /> {t(`actionItemState.${standing}`)}
    </span>
  );
}

interface Props {
  item: ActionItem;
  /** Whether the meeting that it comes from is named. */
  origin?: boolean;
  open: (id: number) => void;
}

export function Owed({ item, origin = false, open }: Props) {
  const { t, language } = useWords();
  return (
    <li className="work-row">
      <Standing item={item} />
      <button type="button" className="work-open" onClick={() => open(item.id)}>
        {item.content}
      </button>
      <span className="faint work-more">
        {item.owner.name} · {t('work.by', { day: shortDay(item.due_on, language) })}
        {origin && ` · ${item.meeting_title}`}
      </span>
    </li>
  );
}
