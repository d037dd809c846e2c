// The third step: what the file would add, the rows that cannot be taken in, and the one button that writes.
import { Alert, Button, Checkbox, Radio } from 'antd';
import type { Design, SurveyFileCounts, SurveyFileReading, WaveDetail } from '../../bindings/operations';
import { api } from '../../host';
import { useWords } from '../../shared/i18n';
import { Counts } from '../../shared/imports/Counts';
import { ImportFoot } from '../../shared/imports/Foot';
import { Issues } from '../../shared/imports/Issues';
import { withFix } from '../../shared/imports/list';
import { Looking, usePreview } from '../../shared/imports/preview';
import { partText, reasonOf, Unanswered } from './OnlineWords';
import type { OnlineState, OpenFile } from './online';
import { useSurveyAction } from './queries';

interface Props {
  wave: WaveDetail;
  design: Design;
  list: OpenFile;
  set: (state: OnlineState) => void;
}

function readingOf(wave_id: number, list: OpenFile): SurveyFileReading {
  const { file, mapping, fixes, without, sameAreNew } = list;
  return {
    wave_id,
    file_name: file.name,
    base64: file.base64,
    mapping,
    fixes,
    without,
    same_are_new: sameAreNew,
  };
}

export function OnlineCheck({ wave, design, list, set }: Props) {
  const { t, language } = useWords();
  const { mapping, fixes, without, file } = list;
  const reading = readingOf(wave.row.id, list);
  const apply = useSurveyAction((skip_errors: boolean) => api.applySurveyFile({ reading, skip_errors }));
  const preview = usePreview(
    ['surveyFile', 'preview', file.name, file.base64.length, { ...reading, base64: '' }],
    (issues) => api.previewSurveyFile({ reading, ...issues }),
  );
  const back = () => set({ ...list, step: 'columns' });
  const pages = preview.data?.pages ?? [];
  const [first] = pages;
  if (first === undefined || preview.isError) {
    return <Looking preview={preview} back={back} />;
  }
  const { counts, total_issues } = first;
  const issues = pages.flatMap((one) => one.issues);
  const mended = fixes.length + without.length;
  return (
    <>
      <div className="import-body" aria-busy={preview.isPlaceholderData}>
        <FileCounts counts={counts} />
        <Meant counts={counts} list={list} set={set} />
        <Unanswered mapping={mapping} design={design} />
        {mended > 0 && (
          <p>
            {t('imports.mended', { count: mended })}{' '}
            <Button type="link" size="small" onClick={() => set({ ...list, fixes: [], without: [] })}>
              {t('imports.undo')}
            </Button>
          </p>
        )}
        <Issues
          issues={issues}
          duplicateHint={t('surveyFile.duplicateHint')}
          name={({ meaning }) => partText(meaning, design, t)}
          reason={(issue) => reasonOf(issue, t, language)}
          mend={(fix) => set({ ...list, fixes: withFix(fixes, fix) })}
          more={({ row, severity }) =>
            severity === 'error' && (
              <Button
                type="link"
                size="small"
                aria-label={t('surveyFile.leaveRow', { row })}
                onClick={() => set({ ...list, without: [...without, row] })}
              >
                {t('surveyFile.leave')}
              </Button>
            )
          }
          left={total_issues - issues.length}
          next={() => void preview.fetchNextPage()}
          loading={preview.isFetchingNextPage}
        />
      </div>
      <ImportFoot
        good={counts.new}
        errors={counts.errors}
        busy={preview.isPlaceholderData}
        writing={apply.isPending}
        failed={apply.error}
        write={(skip) => apply.mutate(skip, { onSuccess: (done) => set({ step: 'done', counts: done }) })}
        back={back}
        exportErrors={() => api.exportSurveyFileErrors({ reading })}
      />
    </>
  );
}

function FileCounts({ counts }: { counts: SurveyFileCounts }) {
  const { t } = useWords();
  return (
    <Counts
      counts={[
        { name: t('surveyFile.rows'), count: counts.rows },
        { name: t('surveyFile.new'), count: counts.new },
        { name: t('surveyFile.known'), count: counts.known },
        { name: t('surveyFile.same'), count: counts.same },
        { name: t('surveyFile.repeated'), count: counts.repeated },
        { name: t('imports.errors'), count: counts.errors, bad: true },
      ]}
      more={[
        counts.without_code > 0 && t('surveyFile.withoutCode', { count: counts.without_code }),
        counts.empty > 0 && t('surveyFile.empty', { count: counts.empty }),
        counts.left_out > 0 && t('surveyFile.leftOut', { count: counts.left_out }),
      ]}
    />
  );
}

/** What nobody but a person can know: what numbers on a scale mean, and whether the same answers are somebody else's. */
function Meant({
  counts,
  list,
  set,
}: {
  counts: SurveyFileCounts;
  list: OpenFile;
  set: (state: OnlineState) => void;
}) {
  const { t } = useWords();
  const { mapping, sameAreNew } = list;
  return (
    <>
      {counts.scale_numbers > 0 && (
        <Alert
          className="form-problem"
          type="info"
          showIcon
          title={t('surveyFile.scale')}
          description={
            <Radio.Group
              aria-label={t('surveyFile.scale')}
              value={mapping.first_is_best ?? false}
              onChange={(event) =>
                set({ ...list, mapping: { ...mapping, first_is_best: event.target.value === true } })
              }
              options={[
                { value: false, label: t('surveyFile.scaleFive') },
                { value: true, label: t('surveyFile.scaleOne') },
              ]}
            />
          }
        />
      )}
      {counts.same > 0 && (
        <Alert
          className="form-problem"
          type="warning"
          showIcon
          title={t('surveyFile.sameLead', { count: counts.same })}
          description={
            <Checkbox
              checked={sameAreNew}
              onChange={(event) => set({ ...list, sameAreNew: event.target.checked })}
            >
              {t('surveyFile.sameAreNew')}
            </Checkbox>
          }
        />
      )}
    </>
  );
}
