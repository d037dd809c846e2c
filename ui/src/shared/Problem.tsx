// A failure in place of what could not be shown, with a way to try again.
import { Alert, Button } from 'antd';
import { failureText } from './failure';
import { useWords } from './i18n';

export function Problem({ caught, retry }: { caught: unknown; retry?: () => void }) {
  const { t, language } = useWords();
  return (
    <Alert
      className="problem"
      type="error"
      showIcon
      title={failureText(caught, language)}
      action={retry === undefined ? undefined : <Button onClick={retry}>{t('action.retry')}</Button>}
    />
  );
}
