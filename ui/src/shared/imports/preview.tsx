// What a list would change, page by page of its issues; and what is seen until that is known.
import { type QueryKey, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useWords } from '../i18n';
import { Problem } from '../Problem';
import './imports.css';

/** How many issues are asked for at once. */
const limit = 200;

/** Asks what a list would change. Files are known in the key by name and length: megabytes would make a slow key. */
export function usePreview<Page extends { next: number | null }>(
  queryKey: QueryKey,
  ask: (page: { limit: number; after?: number }) => Promise<Page>,
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => ask({ limit, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    // What was there stays while a mended cell is looked at.
    placeholderData: (previous) => previous,
    staleTime: 0,
    gcTime: 0,
  });
}

interface Props {
  preview: Pick<UseInfiniteQueryResult, 'isError' | 'error' | 'refetch'>;
  back: () => void;
}

/** Stands in the place of what is not known yet, or could not be found out. */
export function Looking({ preview, back }: Props) {
  const { t } = useWords();
  return (
    <div className="import-body" aria-busy={!preview.isError}>
      {preview.isError ? (
        <Problem caught={preview.error} retry={() => void preview.refetch()} />
      ) : (
        <>
          <p className="faint">{t('imports.checking')}</p>
          <Skeleton active />
        </>
      )}
      <Button onClick={back}>{t('imports.toColumns')}</Button>
    </div>
  );
}
