// What changed for the people of the office, version by version, and since which version somebody has not read it.
import { marked, type Token } from 'marked';
import text from '../../../docs/whats-new.zh-CN.md?raw';

/** What is new in a version. */
export interface News {
  version: string;
  tokens: Token[];
}

function read(): News[] {
  const all: News[] = [];
  for (const token of marked.lexer(text)) {
    if (token.type === 'heading' && token.depth === 2) {
      all.push({ version: token.text, tokens: [] });
    } else {
      all.at(-1)?.tokens.push(token);
    }
  }
  return all;
}

/** The newest first. */
export const news: News[] = read();

/** What is newer than the version that was read about last; all of it if that is none of them. */
export function newsSince(last: string): News[] {
  const at = news.findIndex(({ version }) => version === last);
  return at < 0 ? news : news.slice(0, at);
}
