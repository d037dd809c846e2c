// The manager's part of the report. What was written and not saved stays when saving fails.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, App, Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import type { ReportText } from '../../bindings/operations';
import { api, isFailure } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { isCommand } from '../../shared/keyboard';
import { shelves, useZone } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { Suggestions } from './Suggestions';

export function Measures({ quarter }: { quarter: string }) {
  const text = useQuery({
    queryKey: [...shelves.reports, 'text', quarter],
    queryFn: () => api.getReportText({ quarter }),
  });
  if (text.isError) {
    return <Problem caught={text.error} retry={() => void text.refetch()} />;
  }
  return text.data === undefined ? <Skeleton active /> : <Editor saved={text.data} />;
}

function Editor({ saved }: { saved: ReportText }) {
  const { t, language } = useWords();
  const zone = useZone();
  const client = useQueryClient();
  const { message } = App.useApp();
  const may = useMay();
  // Only what differs from the saved text is kept here, so that a newer saved text shows.
  const [edited, setEdited] = useState<string | null>(null);
  const shown = edited ?? saved.measures;
  const dirty = shown !== saved.measures;
  const save = useMutation({
    mutationFn: () =>
      api.saveReportText({ quarter: saved.quarter, measures: shown, expected_version: saved.version }),
    onSuccess: (text) => {
      client.setQueryData([...shelves.reports, 'text', saved.quarter], text);
      setEdited(null);
      void client.invalidateQueries({ queryKey: [...shelves.reports, 'pdf', saved.quarter] });
      void message.success(t('reports.measuresSaved'));
    },
    onError: (caught) => {
      if (isFailure(caught) && caught.code === 'record.changed') {
        // What was written here stays; what is saved meanwhile is what it now differs from.
        setEdited(shown);
        void client.invalidateQueries({ queryKey: [...shelves.reports, 'text', saved.quarter] });
      }
    },
  });
  return (
    <section className="measures">
      <label htmlFor="measures">{t('reports.measures')}</label>
      <Input.TextArea
        id="measures"
        value={shown}
        placeholder={t('reports.measuresPlaceholder')}
        readOnly={!may('reports.write')}
        maxLength={8000}
        autoSize={{ minRows: 7, maxRows: 16 }}
        onChange={(event) => setEdited(event.target.value)}
        onKeyDown={(event) => {
          if (isCommand(event, 's') && dirty) {
            event.preventDefault();
            save.mutate();
          }
        }}
      />
      {save.isError && <Alert type="error" showIcon title={failureText(save.error, language)} />}
      <div className="form-foot">
        <Button type="primary" ghost disabled={!dirty} loading={save.isPending} onClick={() => save.mutate()}>
          {t('action.save')}
        </Button>
        <span className="faint">
          {dirty && t('reports.measuresUnsaved')}
          {!dirty &&
            saved.updated_at !== null &&
            saved.updated_by !== null &&
            t('reports.measuresBy', {
              name: saved.updated_by.name,
              moment: moment(saved.updated_at, zone, language),
            })}
          {!dirty && saved.updated_at === null && t('reports.measuresHint')}
        </span>
      </div>
      <Suggestions
        quarter={saved.quarter}
        take={
          may('reports.write')
            ? (sentence) => setEdited(`${shown.trimEnd()}${shown.trim() === '' ? '' : '\n'}${sentence}。`)
            : undefined
        }
      />
      {may('supervision.handle') && (
        <p className="faint">
          {t('reports.measuresTable')}{' '}
          <Link to="/supervision" search={{ tab: 'measures' }}>
            {t('supervision.measures')}
          </Link>
        </p>
      )}
    </section>
  );
}
