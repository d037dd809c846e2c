// Which chapter of the manual is about what the address shows.
import { useMatches } from '@tanstack/react-router';

interface Page {
  staticData: { chapter?: string; within?: Record<string, string> };
  search: object;
}

/** The words of an address that name a part of a page. */
const parts = ['tab', 'section', 'part'] as const;

export function chapterOfPage({ staticData, search }: Page): string {
  const address: Partial<Record<string, unknown>> = { ...search };
  const named = parts.map((part) => staticData.within?.[String(address[part])]);
  return named.find((chapter) => chapter !== undefined) ?? staticData.chapter ?? 'start';
}

/** The chapter about the page that is shown. */
export function useChapter(): string {
  const page = useMatches().at(-1);
  return page === undefined ? 'start' : chapterOfPage(page);
}
