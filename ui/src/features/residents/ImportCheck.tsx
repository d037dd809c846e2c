// The third step: what the list would change, the rows that cannot be taken in, and the one button that writes.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import type { ImportCounts, ImportIssue } from '../../bindings/operations';
import { api } from '../../host';
import { failureText } from '../../shared/failure';
import type { Language } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { Counts } from '../../shared/imports/Counts';
import { ImportFoot } from '../../shared/imports/Foot';
import { Issues } from '../../shared/imports/Issues';
import { withFix } from '../../shared/imports/list';
import { Problem } from '../../shared/Problem';
import type { ImportState, OpenImport } from './imports';
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
  const { t, language } = useWords();
  const { mapping, fixes, file } = list;
  const apply = useRegisterChange((skip_errors: boolean) =>
    api.applyImport({ ...argumentsOf(list), skip_errors }),
  );
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
  const { counts } = first;
  return (
    <>
      <div className="import-body" aria-busy={preview.isPlaceholderData}>
        <RegisterCounts counts={counts} />
        {fixes.length > 0 && (
          <p>
            {t('imports.mended', { count: fixes.length })}{' '}
            <Button type="link" size="small" onClick={() => set({ ...list, fixes: [] })}>
              {t('imports.undo')}
            </Button>
          </p>
        )}
        <Issues
          issues={issues}
          duplicateHint={t('imports.issuesDuplicateHint')}
          name={({ field }) => t(`importField.${field}`)}
          about={({ about }) => about}
          reason={(issue) => reasonOf(issue, t, language)}
          mend={(fix) => set({ ...list, fixes: withFix(fixes, fix) })}
          left={first.total_issues - issues.length}
          next={() => void preview.fetchNextPage()}
          loading={preview.isFetchingNextPage}
        />
      </div>
      <ImportFoot
        good={counts.rows - counts.errors - counts.duplicates}
        errors={counts.errors}
        busy={preview.isPlaceholderData}
        writing={apply.isPending}
        failed={apply.error}
        write={(skip) => apply.mutate(skip, { onSuccess: (result) => set({ step: 'done', result }) })}
        back={back}
        exportErrors={() => api.exportImportErrors(argumentsOf(list))}
      />
    </>
  );
}

function RegisterCounts({ counts }: { counts: ImportCounts }) {
  const { t } = useWords();
  return (
    <Counts
      counts={[
        { name: t('imports.newPeople'), count: counts.new_people },
        { name: t('imports.changedPeople'), count: counts.changed_people },
        { name: t('imports.unchanged'), count: counts.unchanged },
        { name: t('imports.roomsOnly'), count: counts.rooms_only },
        { name: t('imports.duplicates'), count: counts.duplicates },
        { name: t('imports.errors'), count: counts.errors, bad: true },
      ]}
      more={[
        counts.new_rooms > 0 && t('imports.newRooms', { count: counts.new_rooms }),
        counts.changed_rooms > 0 && t('imports.changedRooms', { count: counts.changed_rooms }),
        counts.shared_phones > 0 && t('imports.sharedPhones', { count: counts.shared_phones }),
      ]}
    />
  );
}

/** Why, in words short enough for a table; what a limit is stands in no issue, so the words for that say it. */
function reasonOf(issue: ImportIssue, t: ReturnType<typeof useWords>['t'], language: Language): string {
  switch (issue.code) {
    case 'phone.malformed':
      return t('imports.phoneWrong');
    case 'input.too_long':
      return t('imports.tooLong');
    case 'input.out_of_range':
      return t('imports.tooMany');
    default: {
      const row = issue.other_row;
      const reason = failureText({ code: issue.code, params: { row } }, language);
      // Some words name the other row themselves.
      return row === null || reason.includes(String(row)) ? reason : t('imports.withRow', { reason, row });
    }
  }
}
