// The audit trail: who did what to what, with the values before and after, and whether it is whole.
import { ArrowRightOutlined, DownloadOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Alert, App, Button, DatePicker, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import type { AuditEntry, AuditFilter } from '../../bindings/operations';
import { api, host } from '../../host';
import { failureText } from '../../shared/failure';
import { moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves, useStaff, useZone } from '../../shared/lookups';
import { Nothing } from '../../shared/Nothing';
import { Problem } from '../../shared/Problem';
import { operations, subjectTyped, useChanges, useOperationName, useSubject } from './trail';
import './audit.css';

export function AuditPage() {
  const { t } = useWords();
  const [filter, setFilter] = useState<AuditFilter>({});
  const pages = useInfiniteQuery({
    queryKey: [...shelves.audit, filter],
    queryFn: ({ pageParam }) =>
      api.listAuditEntries(pageParam === null ? { filter } : { filter, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
    staleTime: 0,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section className="audit">
      <header className="page-head">
        <h1>{t('audit.title')}</h1>
        <span className="faint">{t('audit.lead')}</span>
      </header>
      <Tools filter={filter} setFilter={setFilter} />
      {pages.isError && <Problem caught={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton active />}
      {pages.data !== undefined && entries.length === 0 && (
        <Nothing title={t('audit.none')} hint={t('empty.audit')} />
      )}
      {entries.length > 0 && (
        <div className="list-scroll">
          <table className="list" aria-label={t('audit.title')}>
            <thead>
              <tr>
                <th>{t('audit.when')}</th>
                <th>{t('audit.who')}</th>
                <th>{t('audit.what')}</th>
                <th>{t('audit.subject')}</th>
                <th>{t('audit.changes')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <Row key={entry.id} entry={entry} />
              ))}
            </tbody>
          </table>
          <footer className="list-foot">
            {pages.hasNextPage && (
              <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {t('action.more')}
              </Button>
            )}
          </footer>
        </div>
      )}
    </section>
  );
}

/** What a person does before anybody is signed in; the rest that bears no name the program did by itself. */
const BEFORE_SIGN_IN = new Set(['sign_in', 'set_up_office', 'recover_access']);

function Row({ entry }: { entry: AuditEntry }) {
  const { t, language } = useWords();
  const zone = useZone();
  const changes = useChanges(entry);
  return (
    <tr>
      <td>{moment(entry.at, zone, language)}</td>
      <td>
        {entry.staff?.name ?? (
          <span className="faint">
            {t(BEFORE_SIGN_IN.has(entry.operation) ? 'audit.nobody' : 'audit.program')}
          </span>
        )}
      </td>
      <td>{useOperationName()(entry.operation)}</td>
      <td>{useSubject()(entry.subject)}</td>
      <td>
        <dl className="audit-changes">
          {changes.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd>
                {before !== null && (
                  <>
                    <del>{before}</del>
                    <ArrowRightOutlined aria-label={t('audit.becomes')} />
                  </>
                )}
                <ins>{after ?? t('audit.empty')}</ins>
              </dd>
            </div>
          ))}
        </dl>
      </td>
    </tr>
  );
}

function Tools({ filter, setFilter }: { filter: AuditFilter; setFilter: (filter: AuditFilter) => void }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const staff = useStaff();
  const operationName = useOperationName();
  const set = <K extends keyof AuditFilter>(name: K, value: AuditFilter[K] | undefined) => {
    const { [name]: _old, ...rest } = filter;
    setFilter(value === undefined || value === '' ? rest : { ...rest, [name]: value });
  };
  const verify = useMutation({ mutationFn: () => api.verifyAuditTrail({}) });
  const out = useMutation({
    mutationFn: async () => {
      const made = await api.exportAudit({ filter });
      return { made, path: await host.saveFile(made.file_name, made.base64) };
    },
    onSuccess: ({ made, path }) => {
      if (path !== null) {
        void message.success(t('audit.exported', { count: made.rows, path }), 6);
      }
      if (made.cut) {
        void message.warning(t('audit.cut'), 8);
      }
    },
    onError: (caught) => void message.error(failureText(caught, language), 8),
  });
  return (
    <>
      <search className="audit-tools">
        <Select
          allowClear
          aria-label={t('audit.who')}
          placeholder={t('audit.anyone')}
          value={filter.staff_id ?? null}
          onChange={(id) => set('staff_id', id ?? undefined)}
          options={(staff.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('audit.what')}
          placeholder={t('audit.anything')}
          value={filter.operation ?? null}
          onChange={(operation) => set('operation', operation ?? undefined)}
          options={operations.map((operation) => ({ value: operation, label: operationName(operation) }))}
        />
        <Input.Search
          allowClear
          className="filter-days"
          aria-label={t('audit.subject')}
          placeholder={t('audit.subjectSearch')}
          onSearch={(subject) => set('subject', subjectTyped(t, subject))}
        />
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          placeholder={[t('audit.from'), t('audit.to')]}
          onChange={(days) => {
            const { from: _from, to: _to, ...rest } = filter;
            const [from, to] = [days?.[0]?.format('YYYY-MM-DD'), days?.[1]?.format('YYYY-MM-DD')];
            setFilter({ ...rest, ...(from ? { from } : {}), ...(to ? { to } : {}) });
          }}
        />
        <Button
          icon={<SafetyCertificateOutlined />}
          loading={verify.isPending}
          onClick={() => verify.mutate()}
        >
          {t('audit.verify')}
        </Button>
        <Button icon={<DownloadOutlined />} loading={out.isPending} onClick={() => out.mutate()}>
          {t('audit.export')}
        </Button>
      </search>
      {verify.isError && <Problem caught={verify.error} />}
      {verify.data !== undefined && (
        <Alert
          showIcon
          closable
          type={verify.data.broken === null ? 'success' : 'error'}
          title={
            verify.data.broken === null
              ? t('audit.intact', { count: verify.data.entries })
              : t('audit.broken', { entry: verify.data.broken.entry })
          }
        />
      )}
    </>
  );
}
