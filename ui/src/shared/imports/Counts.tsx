// How much a list would change, figure by figure.
import './imports.css';

export interface Count {
  name: string;
  count: number;
  /** Whether it is bad that there are any. */
  bad?: boolean;
}

export function Counts({ counts, more }: { counts: Count[]; more: (string | false)[] }) {
  const said = more.filter((text) => text !== false);
  return (
    <>
      <dl className="import-counts">
        {counts.map(({ name, count, bad = false }) => (
          <div className={bad && count > 0 ? 'import-count import-bad' : 'import-count'} key={name}>
            <dt>{name}</dt>
            <dd>{count.toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      {said.length > 0 && <p className="faint">{said.join(' · ')}</p>}
    </>
  );
}
