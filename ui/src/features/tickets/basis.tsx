// What a form about a ticket was begun on. The page always shows the newest; what is being written must not pass for an
// answer to something its author has not seen, and must not go with a form that the newest status no longer offers.
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, type FormInstance, Input } from 'antd';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { TicketDetail } from '../../bindings/operations';
import { isFailure } from '../../host';
import { nearMoment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { backToForm } from '../../shared/keyboard';
import { useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';

/** What stands in the form's fields of words; empty if nothing does. */
function wordsIn(form: FormInstance, worth: string[]): string {
  const fields = form.getFieldsValue(true) as Record<string, unknown>;
  const texts = worth.map((name) => fields[name]).filter((text) => typeof text === 'string');
  return texts.join('\n').trim();
}

/** The last step that was made from this window: the other forms beside it need not be asked about it. */
const steps = new Map<string, { from: number; to: number }>();

/** Notes a step that was made from this window, beside the forms of what may be done. */
export function noteStep(number: string, from: number, to: number): void {
  steps.set(number, { from, to });
}

/** Whether the newest version of a ticket came from this window. */
export function isOwnStep({ number, version }: TicketDetail): boolean {
  return steps.get(number)?.to === version;
}

export interface Basis {
  /** The ticket that the form was begun on. */
  ticket: TicketDetail;
  /** The newest, where somebody else changed it since. */
  newest: TicketDetail | null;
  /** Goes on with the newest. */
  accept: () => void;
  /** Runs an action as an answer to what the form was begun on. */
  run: (act: (ticket: TicketDetail) => Promise<TicketDetail>) => Promise<TicketDetail>;
}

/** Follows the newest ticket while nothing is written, and stays with the one that was there when writing began. */
export function useBasis(form: FormInstance, ticket: TicketDetail, action: string, worth: string[]): Basis {
  const client = useQueryClient();
  const [begun, setBegun] = useState(ticket);
  // Once core has refused it, whoever wrote it has been told; the newest then takes its place as it comes.
  const [refused, setRefused] = useState(false);
  const names = useRef(worth);
  const sent = useRef(false);
  const newer = ticket.version !== begun.version;

  useEffect(() => {
    if (!newer) {
      return;
    }
    const own = steps.get(ticket.number);
    const ownStep = own !== undefined && own.from === begun.version && own.to === ticket.version;
    if (refused || ownStep || wordsIn(form, names.current) === '') {
      setBegun(ticket);
      setRefused(false);
    }
  }, [newer, refused, ticket, begun.version, form]);

  useEffect(() => {
    sent.current = false;
    lost.forget(client, ticket.number, action);
    return () => {
      const words = wordsIn(form, names.current);
      if (words !== '' && !sent.current) {
        lost.keep(client, { number: ticket.number, action, words });
      }
    };
  }, [client, form, ticket.number, action]);

  const accept = useCallback(() => setBegun(ticket), [ticket]);
  const run = async (act: (basis: TicketDetail) => Promise<TicketDetail>) => {
    try {
      const answer = await act(begun);
      steps.set(begun.number, { from: begun.version, to: answer.version });
      sent.current = true;
      setBegun(answer);
      return answer;
    } catch (caught) {
      setRefused(isFailure(caught) && caught.code === 'ticket.changed');
      throw caught;
    }
  };
  return { ticket: begun, newest: newer ? ticket : null, accept, run };
}

/** Says above a form that somebody else changed the ticket meanwhile, and what they did. */
export function Outdated({
  basis: { ticket, newest, accept },
}: {
  basis: Pick<Basis, 'ticket' | 'newest' | 'accept'>;
}) {
  const { t, language } = useWords();
  const zone = useZone();
  const now = useNow();
  if (newest === null) {
    return null;
  }
  const since = newest.timeline.slice(ticket.timeline.length);
  return (
    <Alert
      className="form-problem"
      type="warning"
      showIcon
      title={t('ticket.changed')}
      description={since.map((entry) => (
        <div key={entry.id}>
          {entry.staff.name} · {nearMoment(entry.at, zone, now, language)}
          {entry.content !== null && `：${entry.content}`}
        </div>
      ))}
      action={
        <Button
          size="small"
          onClick={({ currentTarget }) => {
            backToForm(currentTarget);
            accept();
          }}
        >
          {t('ticket.goOn')}
        </Button>
      }
    />
  );
}

interface LostWords {
  number: string;
  action: string;
  words: string;
}

/** Words whose form went away under them, for as long as the same person sits here: the cache is theirs. */
const lost = {
  shelf: (number: string) => ['lost-words', number],
  read: (client: ReturnType<typeof useQueryClient>, number: string): LostWords[] =>
    client.getQueryData<LostWords[]>(lost.shelf(number)) ?? none,
  forget(client: ReturnType<typeof useQueryClient>, number: string, action: string): void {
    const kept = lost.read(client, number);
    if (kept.some((one) => one.action === action)) {
      client.setQueryData(
        lost.shelf(number),
        kept.filter((one) => one.action !== action),
      );
    }
  },
  keep(client: ReturnType<typeof useQueryClient>, words: LostWords): void {
    client.setQueryDefaults(['lost-words'], { gcTime: Number.POSITIVE_INFINITY });
    const others = lost.read(client, words.number).filter((one) => one.action !== words.action);
    client.setQueryData(lost.shelf(words.number), [...others, words]);
  },
};

const none: LostWords[] = [];

/** What was being written when the ticket's newest status took the form away: to be read, copied, or let go. */
export function Lost({ number, label }: { number: string; label: (action: string) => string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const words = useSyncExternalStore(
    useCallback((listener) => client.getQueryCache().subscribe(listener), [client]),
    () => lost.read(client, number),
  );
  return words.map(({ action, words: text }) => (
    <Alert
      key={action}
      className="form-problem"
      type="warning"
      showIcon
      title={t('ticket.lostWords', { action: label(action) })}
      description={<Input.TextArea readOnly autoSize value={text} aria-label={label(action)} />}
      closable={{ onClose: () => lost.forget(client, number, action), 'aria-label': t('action.close') }}
    />
  ));
}
