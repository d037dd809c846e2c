// Says that a form has again what was written in it before, and offers to begin anew.
import { Alert, Button } from 'antd';
import type { Changed } from './drafts';
import { useWords } from './i18n';

export function Restored({ kept }: { kept: Changed }) {
  const { t } = useWords();
  if (!kept.restored) {
    return null;
  }
  return (
    <Alert
      className="form-problem"
      type="info"
      showIcon
      title={t('keep.restored')}
      action={
        <Button size="small" onClick={kept.giveUp}>
          {t('keep.giveUp')}
        </Button>
      }
    />
  );
}
