// The third step: what the list would change, the rows that cannot be taken in, and the one button that writes.
import { DownloadOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Skeleton } from 'antd';
import { useState } from 'react';
import type { ImportCounts } from '../../bindings/operations';
import { api, host } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { Problem } from '../../shared/Problem';
import { ImportIssues } from './ImportIssues';
import { type ImportState, type OpenImport, withFix } from './imports';
import { useRegisterChange } from './queries';

interface Props {
  list: OpenImport;
  set: (state: ImportState) => void;
}

function argumentsOf({ file, mapping, fixes }: OpenImport) {
  return { file_name: file.name, base64: file.base64, mapping, fixes };
}

/** How many issues are asked for at once. */
const page = 200;

export function ImportCheck({ list, set }: Props) {
  const { t } = useWords();
  const { mapping, fixes, file } = list;
  const preview = useInfiniteQuery({
    // The file is known by its name and length: its megabytes would make a slow key.
    queryKey: ['import', 'preview', file.name, file.base64.length, mapping, fixes],
    queryFn: ({ pageParam }) =>
      api.previewImport({
        ...argumentsOf(list),
        limit: page,
        ...(pageParam === null ? {} : { after: pageParam }),
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    // What was there stays while a mended cell is looked at.
    placeholderData: (previous) => previous,
    staleTime: 0,
    gcTime: 0,
  });
  const back = () => set({ ...list, step: 'columns' });
  if (preview.isPending) {
    return (
      <div className="import-body" aria-busy="true">
        <p className="faint">{t('imports.checking')}</p>
        <Skeleton active />
      </div>
    );
  }
  if (preview.isError) {
    return (
      <div className="import-body">
        <Problem caught={preview.error} retry={() => void preview.refetch()} />
        <Button onClick={back}>{t('imports.toColumns')}</Button>
      </div>
    );
  }
  const [first] = preview.data.pages;
  const issues = preview.data.pages.flatMap((one) => one.issues);
  if (first === undefined) {
    return null;
  }
  return (
    <>
      <div className="import-body" aria-busy={preview.isPlaceholderData}>
        <Counts counts={first.counts} />
        {fixes.length > 0 && (
          <p>
            {t('imports.mended', { count: fixes.length })}{' '}
            <Button type="link" size="small" onClick={() => set({ ...list, fixes: [] })}>
              {t('imports.undo')}
            </Button>
          </p>
        )}
        <ImportIssues
          issues={issues}
          mend={(fix) => set({ ...list, fixes: withFix(fixes, fix) })}
          left={first.total_issues - issues.length}
          more={() => void preview.fetchNextPage()}
          loading={preview.isFetchingNextPage}
        />
      </div>
      <Foot list={list} counts={first.counts} back={back} set={set} busy={preview.isPlaceholderData} />
    </>
  );
}

function Counts({ counts }: { counts: ImportCounts }) {
  const { t } = useWords();
  const figures = [
    { name: t('imports.newPeople'), count: counts.new_people },
    { name: t('imports.changedPeople'), count: counts.changed_people },
    { name: t('imports.unchanged'), count: counts.unchanged },
    { name: t('imports.roomsOnly'), count: counts.rooms_only },
    { name: t('imports.duplicates'), count: counts.duplicates },
    { name: t('imports.errors'), count: counts.errors, bad: counts.errors > 0 },
  ];
  const more = [
    counts.new_rooms > 0 && t('imports.newRooms', { count: counts.new_rooms }),
    counts.changed_rooms > 0 && t('imports.changedRooms', { count: counts.changed_rooms }),
    counts.shared_phones > 0 && t('imports.sharedPhones', { count: counts.shared_phones }),
  ].filter(Boolean);
  return (
    <>
      <dl className="import-counts">
        {figures.map(({ name, count, bad }) => (
          <div className={bad ? 'import-count import-bad' : 'import-count'} key={name}>
            <dt>{name}</dt>
            <dd>{count.toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      {more.length > 0 && <p className="faint">{more.join(' · ')}</p>}
    </>
  );
}

interface FootProps extends Props {
  counts: ImportCounts;
  back: () => void;
  busy: boolean;
}

function Foot({ list, counts, back, set, busy }: FootProps) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [skip, setSkip] = useState(false);
  const apply = useRegisterChange(() => api.applyImport({ ...argumentsOf(list), skip_errors: skip }));
  const out = useMutation({
    mutationFn: async () => {
      const made = await api.exportImportErrors(argumentsOf(list));
      return host.saveFile(made.file_name, made.base64);
    },
    onSuccess: (path) => path !== null && void message.success(t('imports.savedTo', { path }), 6),
    onError: (caught) => void message.error(failureText(caught, language), 8),
  });
  const good = counts.rows - counts.errors - counts.duplicates;
  const broken = counts.errors > 0;
  return (
    <footer className="import-foot">
      {apply.isError && (
        <Alert className="form-problem" type="error" showIcon title={failureText(apply.error, language)} />
      )}
      <div className="form-foot">
        <Button
          type="primary"
          disabled={busy || good === 0 || (broken && !skip)}
          loading={apply.isPending}
          onClick={() => apply.mutate(undefined, { onSuccess: (result) => set({ step: 'done', result }) })}
        >
          {good === 0 ? t('imports.applyNone') : t('imports.apply', { count: good })}
        </Button>
        <Button disabled={apply.isPending} onClick={back}>
          {t('imports.toColumns')}
        </Button>
        {broken && (
          <>
            <Button icon={<DownloadOutlined />} loading={out.isPending} onClick={() => out.mutate()}>
              {t('imports.exportErrors')}
            </Button>
            <Checkbox checked={skip} onChange={(event) => setSkip(event.target.checked)}>
              {t('imports.skip', { count: counts.errors })}
            </Checkbox>
          </>
        )}
        <span className="faint form-kept">{t('imports.wholeOrNothing')}</span>
      </div>
    </footer>
  );
}
