// The manual as the program has it: the files of docs/manual, which are read nowhere else. Which chapters there are, in which
// order and under which heads, is said by its contents.
import { marked, type Token, type Tokens } from 'marked';
import { folded } from '../../shared/find';

const files = import.meta.glob<string>('../../../../docs/manual/**/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const pictures = import.meta.glob<string>('../../../../docs/manual/images/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** A chapter, by the name that its file has without the number. */
export interface Chapter {
  name: string;
  title: string;
  /** What stands in it, without its title. */
  tokens: Token[];
}

/** The chapters of a post. */
export interface Part {
  title: string;
  chapters: Chapter[];
}

const contents = '../../../../docs/manual/zh-CN.md';

/** The name of a chapter by the address that a link has. */
export function chapterOf(address: string): string {
  return /^(?:.*\/)?\d+-([a-z-]+)\.md$/.exec(address)?.[1] ?? '';
}

function chapter(link: Tokens.Link): Chapter {
  const path = Object.keys(files).find((file) => file.endsWith(`/${link.href}`));
  const [, ...tokens] = path === undefined ? [] : marked.lexer(files[path] ?? '').filter(isSaid);
  return { name: chapterOf(link.href), title: plain([link]), tokens };
}

const isSaid = ({ type }: Token) => type !== 'space';

function read(): Part[] {
  const parts: Part[] = [];
  for (const token of marked.lexer(files[contents] ?? '')) {
    if (token.type === 'heading' && token.depth === 2) {
      parts.push({ title: plain(token.tokens ?? []), chapters: [] });
    }
    if (token.type === 'list') {
      parts.at(-1)?.chapters.push(...linksOf((token as Tokens.List).items).map(chapter));
    }
  }
  return parts;
}

function linksOf(tokens: Token[]): Tokens.Link[] {
  return tokens.flatMap((token) =>
    token.type === 'link' ? [token as Tokens.Link] : linksOf('tokens' in token ? (token.tokens ?? []) : []),
  );
}

/** The text of tokens, as it is read. */
export function plain(tokens: Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'html') {
        return '';
      }
      if (token.type === 'list') {
        return plain((token as Tokens.List).items);
      }
      if (token.type === 'table') {
        const { header, rows } = token as Tokens.Table;
        return [header, ...rows].map((row) => row.map((cell) => plain(cell.tokens)).join(' ')).join(' ');
      }
      const text =
        'tokens' in token && token.tokens ? plain(token.tokens) : 'text' in token ? token.text : '';
      return token.type === 'br' || token.type === 'list_item' ? `${text} ` : text;
    })
    .join('')
    .replaceAll('\n', '');
}

export const manual: Part[] = read();

export const chapters: Chapter[] = manual.flatMap((part) => part.chapters);

/** Where a picture of the manual is in the program. */
export function pictureOf(address: string): string | undefined {
  const name = address.split('/').at(-1);
  return Object.entries(pictures).find(([path]) => path.endsWith(`/${name}`))?.[1];
}

/** A place in the manual: a chapter, and a head in it if one is named. */
export interface Spot {
  chapter: string;
  head: string;
}

/** What a chapter says below one head. */
export interface Passage extends Spot {
  title: string;
  text: string;
}

const passages: Passage[] = chapters.flatMap(({ name, title, tokens }) => {
  const own: Passage[] = [{ chapter: name, head: '', title, text: '' }];
  for (const token of tokens) {
    if (token.type === 'heading') {
      own.push({ chapter: name, head: plain(token.tokens ?? []), title, text: '' });
    } else {
      const last = own.at(-1) as Passage;
      last.text = `${last.text} ${plain([token])}`.trim();
    }
  }
  return own;
});

/** How many passages are shown at most: whoever sees more looks for something else. */
const most = 40;

/** The passages that say all the words; those that have them in their head come first. */
export function find(words: string[]): Passage[] {
  if (words.length === 0) {
    return [];
  }
  const has = (text: string) => {
    const compared = folded(text);
    return words.every((word) => compared.includes(word));
  };
  const called = ({ title, head }: Passage) => has(`${title} ${head}`);
  const found = passages.filter((one) => has(`${one.title} ${one.head} ${one.text}`));
  return [...found.filter(called), ...found.filter((one) => !called(one))].slice(0, most);
}

/** The piece of a passage around the first word, for a list of what was found. */
export function excerpt(text: string, words: string[]): string {
  const at = folded(text).indexOf(words[0] ?? '');
  const from = Math.max(0, at - 24);
  return `${from > 0 ? '…' : ''}${text.slice(from, from + 96)}${text.length > from + 96 ? '…' : ''}`;
}
