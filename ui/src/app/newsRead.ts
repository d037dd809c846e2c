// The version of the program that somebody at this computer has read the news of. Kept with the window, as habits are.
const key = 'linsheng.newsRead';

/** The version; on the very first start there is nothing to tell, and this version is kept as read. */
export function newsRead(version: string): string {
  const kept = localStorage.getItem(key);
  if (kept === null) {
    keepNewsRead(version);
  }
  return kept ?? version;
}

export function keepNewsRead(version: string): void {
  localStorage.setItem(key, version);
}
