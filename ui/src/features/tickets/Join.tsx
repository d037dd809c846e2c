// 并入事件: a ticket that is registered already is put with others about the same. The likeliest are there at once; what is
// called otherwise is looked for by other words.
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, type InputRef, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { SimilarTicket, TicketDetail } from '../../bindings/operations';
import { api } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { isBelow } from '../../shared/keyboard';
import { useLater } from '../../shared/later';
import { shelves } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { useIncidentChange } from './queries';
import { SimilarRows } from './Similar';
import { useDone } from './undo';

export function Join({ ticket, close }: { ticket: TicketDetail; close: () => void }) {
  const { t, language } = useWords();
  const say = useDone();
  const input = useRef<InputRef>(null);
  const [words, setWords] = useState('');
  const asked = useLater(words.trim(), 250);
  const { number, content, room } = ticket;
  const found = useQuery({
    queryKey: [...shelves.tickets, 'list', 'similar', number, asked],
    queryFn: () =>
      api.findSimilarTickets({
        except: number,
        // By other words it is looked for everywhere.
        ...(asked === '' ? { content, ...(room === null ? {} : { room }) } : { content: asked }),
      }),
    placeholderData: (before) => before,
  });
  // What is still there from before is no answer to what was written since.
  const fresh = words.trim() === asked && !found.isPlaceholderData;
  const attach = useIncidentChange(api.attachTicket);
  useEffect(() => input.current?.focus(), []);
  const take = (similar: SimilarTicket) => {
    if (attach.isPending) {
      return;
    }
    attach.mutate(
      { number, same_as: similar.number },
      {
        onSuccess: ({ households }) => {
          close();
          say(t('undo.joined', { number, count: households }), { number });
        },
      },
    );
  };
  return (
    <section
      className="tool-form"
      aria-label={t('incident.put')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          close();
        }
      }}
    >
      <h2 className="panel-title">{t('incident.put')}</h2>
      {attach.isError && (
        <Alert className="form-problem" type="error" showIcon title={failureText(attach.error, language)} />
      )}
      <Input
        ref={input}
        allowClear
        value={words}
        aria-label={t('incident.find')}
        placeholder={t('incident.findPlaceholder')}
        autoComplete="off"
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="similar join-rows">
        {found.isPending && <Skeleton active title={false} />}
        {found.isError && <Problem caught={found.error} retry={() => void found.refetch()} />}
        {found.data?.length === 0 && (
          <p className="faint" role="status">
            {t('incident.noneSimilar')}
          </p>
        )}
        <SimilarRows rows={found.data ?? []} active={() => fresh && !isBelow()} take={take} />
      </div>
      <Button type="text" onClick={close}>
        {t('action.cancel')} <kbd>Esc</kbd>
      </Button>
    </section>
  );
}
