// The first step: which file the platform gave out.
import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { WaveDetail } from '../../bindings/operations';
import { api } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { FileDrop } from '../../shared/imports/FileDrop';
import { readFile } from '../../shared/imports/list';
import { type OnlineState, opened } from './online';

export function OnlineFile({ wave, done }: { wave: WaveDetail; done: (state: OnlineState) => void }) {
  const { t, language } = useWords();
  const [empty, setEmpty] = useState(false);
  const { anonymous } = wave.row;
  const read = useMutation({
    mutationFn: async (chosen: File) => {
      const file = await readFile(chosen);
      const content = await api.readSurveyFile({
        wave_id: wave.row.id,
        file_name: file.name,
        base64: file.base64,
      });
      return opened(file, content);
    },
  });
  const take = (file: File) => {
    setEmpty(false);
    // Not after somebody has given up: what comes then is forgotten.
    read.mutate(file, { onSuccess: (state) => (state === null ? setEmpty(true) : done(state)) });
  };
  return (
    <div className="import-file">
      {read.isError && (
        <Alert className="form-problem" type="error" showIcon title={failureText(read.error, language)} />
      )}
      {empty && <Alert className="form-problem" type="warning" showIcon title={t('imports.empty')} />}
      <FileDrop
        label={t('surveyFile.choose')}
        title={read.isPending ? t('imports.checking') : t('surveyFile.drop')}
        hint={t('imports.dropHint')}
        accept=".xlsx,.xls,.csv,.txt"
        busy={read.isPending}
        take={take}
      />
      {read.isPending && <Button onClick={() => read.reset()}>{t('action.cancel')}</Button>}
      <p>{t('surveyFile.lead')}</p>
      <p>{t(anonymous ? 'surveyFile.promiseAnonymous' : 'surveyFile.promiseNamed')}</p>
      <p className="faint">{t(whose(wave))}</p>
    </div>
  );
}

/** How answers find their form. */
function whose({ row, sample_size }: WaveDetail) {
  if (!row.anonymous) {
    return 'surveyFile.whoseNamed';
  }
  return sample_size === null ? 'surveyFile.whoseAnonymous' : 'surveyFile.whoseSample';
}
