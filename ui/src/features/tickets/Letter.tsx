// 答复函: what the resident was told, as a letter, shown before it is saved or printed. Making one is recorded.
import { MailOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { useWords } from '../../shared/i18n';
import { MadePaper } from '../../shared/Paper';

interface Props {
  number: string;
  /** Which feedback: the id of its line in the timeline. */
  feedbackId: number;
}

export function Letter({ number, feedbackId }: Props) {
  const { t } = useWords();
  const may = useMay();
  const make = useMutation({ mutationFn: () => api.makeLetter({ number, feedback_id: feedbackId }) });
  if (!may('tickets.feedback')) {
    return null;
  }
  return (
    <>
      <Button type="link" size="small" icon={<MailOutlined />} onClick={() => make.mutate()}>
        {t('letter.make')}
      </Button>
      <MadePaper make={make} title={t('letter.title', { number })} />
    </>
  );
}
