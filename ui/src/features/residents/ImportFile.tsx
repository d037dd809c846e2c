// The first step: which file.
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { api, host } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { FileDrop } from '../../shared/imports/FileDrop';
import { readFile } from '../../shared/imports/list';
import { type ImportState, importFields, opened, template } from './imports';

export function ImportFileStep({ done }: { done: (state: ImportState) => void }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [empty, setEmpty] = useState(false);
  const read = useMutation({
    mutationFn: async (chosen: File) => {
      const file = await readFile(chosen);
      return opened(file, await api.readImport({ file_name: file.name, base64: file.base64 }));
    },
    onSuccess: (state) => (state === null ? setEmpty(true) : done(state)),
  });
  const save = async () => {
    // The headings are the ones that are known when the list comes back.
    const headings = importFields.map((field) => t(`importField.${field}`));
    const path = await host.saveFile(t('imports.templateName'), template(headings));
    if (path !== null) {
      void message.success(t('imports.savedTo', { path }));
    }
  };
  return (
    <div className="import-file">
      {read.isError && (
        <Alert className="form-problem" type="error" showIcon title={failureText(read.error, language)} />
      )}
      {empty && <Alert className="form-problem" type="warning" showIcon title={t('imports.empty')} />}
      <FileDrop
        label={t('imports.choose')}
        title={read.isPending ? t('imports.checking') : t('imports.drop')}
        hint={t('imports.dropHint')}
        accept=".xlsx,.csv,.txt"
        busy={read.isPending}
        take={(file) => {
          setEmpty(false);
          read.mutate(file);
        }}
      />
      <p>{t('imports.promise')}</p>
      <p className="faint">{t('imports.templateHint')}</p>
      <Button
        icon={<DownloadOutlined />}
        onClick={() => void save().catch((caught) => void message.error(failureText(caught, language), 8))}
      >
        {t('imports.template')}
      </Button>
    </div>
  );
}
