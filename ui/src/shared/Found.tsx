// A text with what was looked for marked in it.
import { createContext, useContext } from 'react';
import { pieces } from './find';

/** The words that are looked for on this page, as `wordsOf` gives them. */
export const SearchedWords = createContext<string[]>([]);

export function Found({ text }: { text: string }) {
  const words = useContext(SearchedWords);
  if (words.length === 0) {
    return text;
  }
  let at = 0;
  return pieces(text, words).map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.found ? (
      <mark key={key} className="match">
        {piece.text}
      </mark>
    ) : (
      piece.text
    );
  });
}
