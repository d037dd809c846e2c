// The marks of a ticket, in words.
import type { Marks as TicketMarks } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';

export function Marks({ marks, escalated }: { marks: TicketMarks; escalated: boolean }) {
  const { t } = useWords();
  const shown = [
    ...(escalated ? (['escalated'] as const) : []),
    ...(['urgent', 'important', 'about_staff'] as const).filter((mark) => marks[mark]),
  ];
  return shown.map((mark) => (
    <span key={mark} className={`mark mark-${mark}`}>
      {t(`mark.${mark}`)}
    </span>
  ));
}
