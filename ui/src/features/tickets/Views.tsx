// Saved views: one press brings back a search with its filters.
import { BookOutlined, DeleteOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Popover } from 'antd';
import { useState } from 'react';
import type { TicketView } from '../../bindings/operations';
import { api } from '../../host';
import { usePerson } from '../../shared/access';
import { useChanged } from '../../shared/drafts';
import { failureText, showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { Restored } from '../../shared/Restored';
import { fromView, isNarrowed, type TicketSearch, viewFilter } from './search';

interface Props {
  search: TicketSearch;
  change: (next: TicketSearch) => void;
}

export function Views({ search, change }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <Choices
          search={search}
          choose={(view) => {
            setOpen(false);
            change(fromView(view.filter));
          }}
        />
      }
    >
      <Button icon={<BookOutlined />}>{t('views.title')}</Button>
    </Popover>
  );
}

function Choices({ search, choose }: { search: TicketSearch; choose: (view: TicketView) => void }) {
  const { t } = useWords();
  const views = useQuery({ queryKey: shelves.views, queryFn: () => api.listViews({}) });
  const all = views.data ?? [];
  const groups = [
    { title: t('views.mine'), views: all.filter((view) => view.own) },
    { title: t('views.shared'), views: all.filter((view) => !view.own) },
  ].filter((group) => group.views.length > 0);
  return (
    <div className="views">
      {views.isSuccess && all.length === 0 && <p className="views-none">{t('views.none')}</p>}
      {groups.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h3>{group.title}</h3>
          <ul>
            {group.views.map((view) => (
              <View key={view.id} view={view} choose={() => choose(view)} />
            ))}
          </ul>
        </section>
      ))}
      {(isNarrowed(search) || search.tab !== undefined) && <Save search={search} />}
    </div>
  );
}

function View({ view, choose }: { view: TicketView; choose: () => void }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const manager = usePerson()?.roles.includes('manager') ?? false;
  const remove = useMutation({
    mutationFn: () => api.removeView({ id: view.id }),
    onSuccess: (views) => {
      client.setQueryData(shelves.views, views);
      void message.success(t('views.removed'));
    },
    onError: (caught) => void message.error(failureText(caught, language)),
  });
  const about = view.own ? (view.shared ? t('views.share') : '') : t('views.by', { name: view.owner });
  return (
    <li>
      <button type="button" className="view" onClick={choose}>
        {view.name}
        <span className="faint">{about}</span>
      </button>
      {(view.own || manager) && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('views.remove', { name: view.name })}
          title={t('views.remove', { name: view.name })}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        />
      )}
    </li>
  );
}

interface Fields {
  name: string;
  shared?: boolean;
}

function Save({ search }: { search: TicketSearch }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const initial = { shared: false };
  const kept = useChanged(form, 'view', ['name', 'shared'], initial);
  const save = useMutation({
    mutationFn: ({ name, shared }: Fields) =>
      api.saveView({ name, shared: shared === true, filter: viewFilter(search) }),
    onSuccess: (views) => {
      client.setQueryData(shelves.views, views);
      kept.giveUp();
      void message.success(t('views.saved'));
    },
    onError: (caught) => {
      const problem = showInForm(form, caught, language);
      if (problem !== null) {
        void message.error(problem);
      }
    },
  });
  return (
    <Form
      form={form}
      name="save_view"
      layout="vertical"
      className="views-save"
      initialValues={initial}
      onFinish={(fields) => save.mutate(fields)}
    >
      <Restored kept={kept} />
      <Form.Item
        name="name"
        label={t('views.name')}
        rules={[{ required: true, whitespace: true, message: t('act.required') }]}
      >
        <Input placeholder={t('views.namePlaceholder')} maxLength={40} />
      </Form.Item>
      <div className="views-foot">
        <Form.Item name="shared" valuePropName="checked" noStyle>
          <Checkbox>{t('views.share')}</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('views.save')}
        </Button>
      </div>
    </Form>
  );
}
