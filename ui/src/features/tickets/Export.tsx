// What the list shows as a file, or on paper, which is shown before it is printed. Telephone numbers are whole only for who may give them out, and asks for it.
import { ExportOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import type { ExportFormat } from '../../bindings/operations';
import { api, host } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { MadePaper } from '../../shared/Paper';
import { type TicketSearch, viewFilter } from './search';

interface Props {
  search: TicketSearch;
  /** Only these of the list; all if absent. */
  numbers?: string[];
}

interface Choice {
  format: ExportFormat;
  whole_phones: boolean;
}

export function Export({ search, numbers }: Props) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const may = useMay();
  const run = useMutation({
    mutationFn: async (choice: Choice) => {
      const made = await api.exportTickets({
        filter: viewFilter(search),
        ...(numbers === undefined ? {} : { numbers }),
        ...choice,
      });
      return { made, path: await host.saveFile(made.file_name, made.base64) };
    },
    onSuccess: ({ made, path }) => {
      if (path !== null) {
        void message.success(t('export.done', { count: made.tickets, path }));
      }
    },
    onError: (caught) => void message.error(failureText(caught, language)),
  });
  const paper = useMutation({
    mutationFn: () =>
      api.exportTickets({
        filter: viewFilter(search),
        ...(numbers === undefined ? {} : { numbers }),
        format: 'pdf',
      }),
  });
  if (!may('tickets.export')) {
    return null;
  }
  const choices: { key: string; label: string; choice: Choice }[] = [
    { key: 'xlsx', label: t('export.xlsx'), choice: { format: 'xlsx', whole_phones: false } },
    { key: 'csv', label: t('export.csv'), choice: { format: 'csv', whole_phones: false } },
  ];
  if (may('residents.export')) {
    choices.push({
      key: 'phones',
      label: t('export.phones'),
      choice: { format: 'xlsx', whole_phones: true },
    });
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...choices.map(({ key, label }) => ({ key, label })),
            { key: 'pdf', label: t('export.pdf') },
          ],
          onClick: ({ key }) => {
            if (key === 'pdf') {
              paper.mutate();
            }
            const chosen = choices.find((one) => one.key === key);
            if (chosen !== undefined) {
              run.mutate(chosen.choice);
            }
          },
        }}
      >
        <Button icon={<ExportOutlined />} loading={run.isPending}>
          {t(numbers === undefined ? 'export.list' : 'export.picked')}
        </Button>
      </Dropdown>
      <MadePaper make={paper} title={t('export.paper')} />
    </>
  );
}
