// What is open beside a list: its number, the way to put it away, and what it says.
import { CloseOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Skeleton, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useWords } from './i18n';
import { isBelow, isWriting, useKeys } from './keyboard';
import { Problem } from './Problem';

/**
 * Puts away what is open beside a list by Escape. For the page, which listens before anything is open above it: whatever
 * is takes the key first. What is being written is not thrown away by it.
 */
export function usePutAway(open: boolean, close: () => void): void {
  useKeys((event) => {
    if (event.key === 'Escape' && open && !isBelow() && !isWriting()) {
      close();
    }
  });
}

/**
 * Gives the focus back to the row of what was open, once nothing has it any more. By its number: a press beside the number
 * opens the row as well, and leaves the focus nowhere.
 */
function useWayBack(number: string): void {
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.activeElement === document.body) {
          const links = [...document.querySelectorAll<HTMLElement>('.row-number')];
          links.find((link) => link.textContent === number)?.focus();
        }
      });
    },
    [number],
  );
}

interface Props<Shown> {
  number: string;
  close: () => void;
  shown: UseQueryResult<Shown>;
  /** What stands beside the number. */
  head: ReactNode;
  children: (shown: Shown) => ReactNode;
}

export function Panel<Shown>({ number, close, shown, head, children }: Props<Shown>) {
  const { t } = useWords();
  useWayBack(number);
  return (
    <aside className="panel" aria-label={number}>
      <header className="panel-head">
        <Typography.Text
          className="panel-number"
          copyable={{ tooltips: [t('action.copy'), t('action.copied')] }}
        >
          {number}
        </Typography.Text>
        {head}
        <Button
          className="panel-close"
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('ticket.close')}
          title={`${t('ticket.close')} (Esc)`}
          onClick={close}
        />
      </header>
      <div className="panel-body">
        {shown.isPending && <Skeleton active />}
        {shown.isError && <Problem caught={shown.error} retry={() => void shown.refetch()} />}
        {shown.data !== undefined && children(shown.data)}
      </div>
    </aside>
  );
}

interface FactProps {
  name: string;
  wide?: boolean;
  children: ReactNode;
}

/** A name and what it is, in the list of them. */
export function Fact({ name, wide = false, children }: FactProps) {
  return (
    <div className={wide ? 'fact fact-wide' : 'fact'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
