// Shows what the manual's Markdown says. Only what the manual uses is known here, no HTML but <kbd>: what is not known fails
// the test that reads every chapter.
import type { Token, Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';
import { chapterOf, pictureOf, plain, type Spot } from './manual';

export interface Way {
  /** Goes to another place in the manual. */
  go: (spot: Spot) => void;
}

/** The id of a head on the page. */
export function headId(head: string): string {
  return `help ${head}`.replaceAll(/\s+/g, '-');
}

export function Markdown({ tokens, go }: Way & { tokens: Token[] }): ReactNode {
  return tokens.map((token, place) => {
    const key = `${place} ${token.type}`;
    // The manual's only HTML is <kbd>, whose end is a token of its own.
    if (token.type === 'html') {
      return token.raw === '<kbd>' ? <kbd key={key}>{tokens[place + 1]?.raw}</kbd> : null;
    }
    if (tokens[place - 1]?.raw === '<kbd>') {
      return null;
    }
    return <Fragment key={key}>{shown(token, go)}</Fragment>;
  });
}

function shown(token: Token, go: Way['go']): ReactNode {
  const within = (tokens: Token[] | undefined) => <Markdown tokens={tokens ?? []} go={go} />;
  switch (token.type) {
    case 'space':
      return null;
    case 'heading':
      return (
        <h3 id={headId(plain(token.tokens ?? []))} tabIndex={-1}>
          {within(token.tokens)}
        </h3>
      );
    case 'paragraph':
      return <p>{within(token.tokens)}</p>;
    case 'list': {
      const items = (token as Tokens.List).items.map((item) => <li key={item.raw}>{within(item.tokens)}</li>);
      return token.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return <TableOf table={token as Tokens.Table} go={go} />;
    case 'code':
      // A long line is scrolled, by the keyboard too.
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by the keyboard
        <pre tabIndex={0}>{token.text}</pre>
      );
    case 'text':
      return token.tokens ? within(token.tokens) : joined(token.text);
    case 'escape':
      return token.text;
    case 'strong':
      return <strong>{within(token.tokens)}</strong>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'image':
      return <img src={pictureOf(token.href)} alt={token.text} loading="lazy" />;
    case 'link':
      return <LinkTo link={token as Tokens.Link} go={go} />;
    default:
      throw new Error(`the manual has ${token.type}: ${token.raw}`);
  }
}

/** Lines of Chinese are put together without the space that an end of line would be. */
function joined(text: string): string {
  return text.replaceAll('\n', '');
}

function LinkTo({ link, go }: Way & { link: Tokens.Link }) {
  const [file = '', head = ''] = link.href.split('#');
  const chapter = chapterOf(file);
  // Tables of the repository are not in the program.
  if (chapter === '') {
    return plain(link.tokens);
  }
  return (
    <button
      type="button"
      className="help-link"
      onClick={() => go({ chapter, head: decodeURIComponent(head) })}
    >
      {plain(link.tokens)}
    </button>
  );
}

function TableOf({ table, go }: Way & { table: Tokens.Table }) {
  return (
    <table>
      <thead>
        <tr>
          {table.header.map((cell) => (
            <th key={cell.text}>
              <Markdown tokens={cell.tokens} go={go} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.map(({ text }) => text).join(' ')}>
            {row.map((cell, place) => (
              <td key={`${table.header[place]?.text}`}>
                <Markdown tokens={cell.tokens} go={go} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
