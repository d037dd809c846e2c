// A resident's telephone number, its middle hidden until somebody looks; who looks is recorded.
import { EyeOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Tooltip, Typography } from 'antd';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';

/** The number of the ticket with this number. */
export function Phone({ number, masked }: { number: string; masked: string }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const may = useMay();
  const reveal = useMutation({
    mutationFn: () => api.revealPhone({ number }),
    onError: (caught) => void message.error(failureText(caught, language)),
  });
  if (reveal.data !== undefined) {
    return <Typography.Text copyable>{reveal.data.phone}</Typography.Text>;
  }
  if (!may('phones.reveal')) {
    return masked;
  }
  return (
    <span className="phone">
      {masked}
      <Tooltip title={t('ticket.revealHint')}>
        <Button
          size="small"
          type="link"
          icon={<EyeOutlined />}
          loading={reveal.isPending}
          onClick={() => reveal.mutate()}
        >
          {t('ticket.reveal')}
        </Button>
      </Tooltip>
    </span>
  );
}
