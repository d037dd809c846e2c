// The number of a ballot paper as somebody types it, or as a scanner reads it from the paper: `12-305` is number 305 of the
// meeting 12.

/** The number; `other` of a paper of another meeting; null of what is none. */
export function paperNumber(text: string, meeting: number): number | 'other' | null {
  const found = /^(?:(\d{1,12})[-－—])?(\d{1,9})$/.exec(text.trim());
  const number = Number(found?.[2]);
  if (found === null || number === 0) {
    return null;
  }
  return found[1] === undefined || Number(found[1]) === meeting ? number : 'other';
}
