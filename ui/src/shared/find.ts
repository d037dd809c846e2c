// What somebody looks for, and where a text has it: the same comparison as core's, so that what was found is marked.

/** A text as it is compared: half-width, small, any white space a space. Every character stays in its place. */
export function folded(text: string): string {
  return text.replaceAll(/[\uFF01-\uFF5E\sA-Z]/g, (c) => {
    if (/\s/.test(c)) {
      return ' ';
    }
    const code = c.charCodeAt(0);
    const half = code >= 0xff01 ? String.fromCharCode(code - 0xfee0) : c;
    return half >= 'A' && half <= 'Z' ? half.toLowerCase() : half;
  });
}

/** The words of a question: between spaces, or with spaces between straight quotes. */
export function wordsOf(question: string): string[] {
  const words: string[] = [];
  let rest = folded(question).trim();
  while (rest !== '') {
    const quoted = /^"([^"]* [^"]*)"(?= |$)/.exec(rest);
    const text = quoted?.[1] ?? rest.split(' ', 1)[0] ?? '';
    if (text.trim() !== '') {
      words.push(text.trim());
    }
    rest = rest.slice(quoted?.[0].length ?? text.length).trim();
  }
  return words;
}

/** A piece of a text, and whether it was looked for. */
export interface Piece {
  text: string;
  found: boolean;
}

/** A text in pieces, those that have one of the words apart. */
export function pieces(text: string, words: string[]): Piece[] {
  const compared = folded(text);
  const found = new Uint8Array(text.length);
  for (const word of words) {
    for (let at = compared.indexOf(word); at >= 0; at = compared.indexOf(word, at + 1)) {
      found.fill(1, at, at + word.length);
    }
  }
  const all: Piece[] = [];
  for (let start = 0; start < text.length; ) {
    let end = start + 1;
    while (end < text.length && found[end] === found[start]) {
      end += 1;
    }
    all.push({ text: text.slice(start, end), found: found[start] === 1 });
    start = end;
  }
  return all;
}
