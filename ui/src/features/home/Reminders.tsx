// What the first page reminds of by its day: a list with its head, and what stands in a row. Where a row leads, each list
// says itself.
import type { ReactNode } from 'react';
import type { Urgency } from '../../bindings/operations';
import { Shape } from '../../shared/Due';

interface ListProps {
  title: string;
  /** The way to all of them. */
  all?: ReactNode;
  children: ReactNode;
}

export function Reminders({ title, all, children }: ListProps) {
  return (
    <section className="home-list" aria-label={title}>
      <header className="home-list-head">
        <h2>{title}</h2>
        {all}
      </header>
      <ul>{children}</ul>
    </section>
  );
}

interface RowProps {
  urgency: Urgency;
  /** By when. */
  due: string;
  title: string;
  /** More about it. */
  children: ReactNode;
}

/** What stands in a row. */
export function Reminded({ urgency, due, title, children }: RowProps) {
  return (
    <>
      <span className="home-due">
        <span className={urgency === 'on_track' ? 'due' : `due due-${urgency}`}>
          <Shape kind={urgency} />
          {due}
        </span>
      </span>
      <span className="home-said">{title}</span>
      <span className="home-more faint">{children}</span>
    </>
  );
}
