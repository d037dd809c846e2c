// Whom a voter authorised to hand the ballot paper in; where the rules allow nobody, the article says so.
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import type { BallotPaperRow, MeetingDetail } from '../../bindings/operations';
import { api } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { ProxyNone } from './ProxyForm';

interface Props {
  meeting: MeetingDetail;
  paper: BallotPaperRow;
  changed: (paper: BallotPaperRow) => void;
}

export function BallotProxy({ meeting, paper, changed }: Props) {
  const { t, language } = useWords();
  const [name, setName] = useState(paper.proxy ?? '');
  const authorise = useMutation({
    mutationFn: (proxy: string) =>
      api.authoriseBallotProxy({
        meeting_id: meeting.id,
        number: paper.number,
        ...(proxy === '' ? {} : { proxy }),
      }),
    onSuccess: changed,
  });
  if (!meeting.rules.proxies) {
    return <ProxyNone meeting={meeting} />;
  }
  const typed = name.trim();
  return (
    <>
      <form
        className="attendee"
        onSubmit={(event) => {
          event.preventDefault();
          authorise.mutate(typed);
        }}
      >
        <Input
          aria-label={t('papers.proxy')}
          placeholder={t('papers.proxyHint')}
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.target.value)}
        />
        <Button htmlType="submit" loading={authorise.isPending} disabled={typed === (paper.proxy ?? '')}>
          {t(typed === '' && paper.proxy !== null ? 'papers.proxyNone' : 'papers.proxyGo')}
        </Button>
      </form>
      {authorise.isError && <Alert type="error" showIcon title={failureText(authorise.error, language)} />}
    </>
  );
}
