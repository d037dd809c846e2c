// The third step: what the list would change, the rows that cannot be taken in, and the one button that writes.
import { Button } from 'antd';
import type { ImportCounts, ImportIssue } from '../../bindings/operations';
import { api } from '../../host';
import { failureText } from '../../shared/failure';
import type { Language } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { Counts } from '../../shared/imports/Counts';
import { ImportFoot } from '../../shared/imports/Foot';
import { Issues } from '../../shared/imports/Issues';
import { withFix } from '../../shared/imports/list';
import { Looking, usePreview } from '../../shared/imports/preview';
import type { ImportState, OpenImport } from './imports';
import { useRegisterChange } from './queries';

interface Props {
  list: OpenImport;
  set: (state: ImportState) => void;
}

function argumentsOf({ file, mapping, fixes }: OpenImport) {
  return { file_name: file.name, base64: file.base64, mapping, fixes };
}

export function ImportCheck({ list, set }: Props) {
  const { t, language } = useWords();
  const { mapping, fixes, file } = list;
  const apply = useRegisterChange((skip_errors: boolean) =>
    api.applyImport({ ...argumentsOf(list), skip_errors }),
  );
  const preview = usePreview(['import', 'preview', file.name, file.base64.length, mapping, fixes], (issues) =>
    api.previewImport({ ...argumentsOf(list), ...issues }),
  );
  const back = () => set({ ...list, step: 'columns' });
  const pages = preview.data?.pages ?? [];
  const [first] = pages;
  if (first === undefined || preview.isError) {
    return <Looking preview={preview} back={back} />;
  }
  const issues = pages.flatMap((one) => one.issues);
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
