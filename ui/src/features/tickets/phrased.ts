// Putting a phrase where the cursor is, and the place in it that is still to be filled.

/** `text` with `phrase` in the place of what is selected from `start` to `end`. */
export function inserted(text: string, phrase: string, start: number, end: number): string {
  return text.slice(0, start) + phrase + text.slice(end);
}

/** Where the first place to fill, such as `〔结果〕`, stands from `from` on; null if there is none. */
export function openPlace(text: string, from = 0): [number, number] | null {
  const found = /〔[^〔〕]{1,8}〕/.exec(text.slice(from));
  return found === null ? null : [from + found.index, from + found.index + found[0].length];
}

/** Whether a phrase is what is looked for: every word in its title or words, or as the title's first letters sound. */
export function isMeant(
  { title, content, initials }: { title: string; content: string; initials: string },
  question: string,
): boolean {
  const all = `${title}\n${content}`.toLowerCase();
  return question
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word) || initials.includes(word));
}
