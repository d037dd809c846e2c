// The drawer in which a meeting is planned. What was written is not thrown away by a slip of the mouse, and is there again after a
// lock.
import { useRef } from 'react';
import type { MeetingDetail, MeetingSeries } from '../../bindings/operations';
import { FormDrawer } from '../../shared/FormDrawer';
import { useWords } from '../../shared/i18n';
import { useAskToLeave } from '../../shared/leaving';
import { PlanForm } from './PlanForm';

interface Props {
  open: boolean;
  /** The meeting whose plan is changed; none for a new one. */
  meeting: MeetingDetail | null;
  /** The series whose next meeting it is. */
  next?: MeetingSeries | undefined;
  close: () => void;
  done: (meeting: MeetingDetail) => void;
}

export function PlanDrawer({ open, meeting, next, close, done }: Props) {
  const { t } = useWords();
  const ask = useAskToLeave();
  /** Gives up what was written; nothing was if there is none. */
  const written = useRef<(() => void) | null>(null);
  const go = () => {
    written.current = null;
    close();
  };
  const leave = () => {
    if (written.current === null) {
      go();
      return;
    }
    ask(() => {
      written.current?.();
      go();
    });
  };
  return (
    <FormDrawer
      open={open}
      onClose={leave}
      size={680}
      title={meeting === null ? t('meetings.plan') : t('meetings.edit')}
    >
      {open && (
        <PlanForm
          key={next?.id}
          meeting={meeting}
          next={next}
          touch={(giveUp) => {
            written.current = giveUp;
          }}
          done={(planned) => {
            go();
            done(planned);
          }}
        />
      )}
    </FormDrawer>
  );
}
