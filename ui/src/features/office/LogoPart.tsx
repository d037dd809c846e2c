// The office's logo in the settings: chosen, kept at once.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form } from 'antd';
import { useId } from 'react';
import { api } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { LogoPicker } from '../../shared/logo';
import { shelves } from '../../shared/lookups';

const shelf = [...shelves.office, 'logo'];

export function LogoPart() {
  const { t, language } = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const id = useId();
  const logo = useQuery({ queryKey: shelf, queryFn: () => api.getOfficeLogo({}) });
  const save = useMutation({
    mutationFn: (image: string | null) => api.setOfficeLogo(image === null ? {} : { image }),
    onSuccess: (kept) => {
      client.setQueryData(shelf, kept);
      void client.invalidateQueries({ queryKey: shelves.reports });
      void message.success(t('action.saved'));
    },
  });
  return (
    <Form layout="vertical" component="div" className="logo-part">
      <Form.Item
        label={t('logo.name')}
        htmlFor={id}
        extra={t('logo.hint')}
        {...(save.isError && { validateStatus: 'error', help: failureText(save.error, language) })}
      >
        <LogoPicker id={id} value={logo.data?.png ?? null} busy={save.isPending} onChange={save.mutate} />
      </Form.Item>
    </Form>
  );
}
