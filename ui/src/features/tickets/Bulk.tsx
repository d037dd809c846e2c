// The same action for many tickets: what will become of each is shown before it is done.
import { CloseOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, type FormInstance, Input, Modal, Select, Skeleton } from 'antd';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { BulkAction, BulkOutcome, BulkRow, ErrorCode } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { useChanged } from '../../shared/drafts';
import { failureText, showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { shelves, useStaff } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { Restored } from '../../shared/Restored';

interface Props {
  numbers: string[];
  clear: () => void;
  /** What else can be done with what is selected. */
  children?: ReactNode;
}

export function BulkBar({ numbers, clear, children }: Props) {
  const { t } = useWords();
  const may = useMay();
  const [action, setAction] = useState<BulkAction | null>(null);
  if (numbers.length === 0) {
    return null;
  }
  return (
    <section className="bulk-bar" aria-label={t('bulk.bar')}>
      <strong>{t('bulk.picked', { count: numbers.length })}</strong>
      {may('tickets.assign') && <Button onClick={() => setAction('assign')}>{t('bulk.assign')}</Button>}
      {may('tickets.close') && <Button onClick={() => setAction('close')}>{t('bulk.close')}</Button>}
      {children}
      <Button type="text" icon={<CloseOutlined />} onClick={clear}>
        {t('bulk.clear')}
      </Button>
      {action !== null && (
        <BulkDialog
          action={action}
          numbers={numbers}
          close={() => setAction(null)}
          done={() => {
            setAction(null);
            clear();
          }}
        />
      )}
    </section>
  );
}

interface Fields {
  staff_id?: number;
  summary?: string;
}

interface DialogProps {
  action: BulkAction;
  numbers: string[];
  close: () => void;
  done: () => void;
}

function BulkDialog({ action, numbers, close, done }: DialogProps) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const preview = useQuery({
    queryKey: [...shelves.tickets, 'bulk', action, numbers],
    queryFn: () => api.previewBulk({ action, tickets: numbers.map((number) => ({ number })) }),
    gcTime: 0,
  });
  const run = useMutation({
    mutationFn: (fields: Fields) => {
      // As they were shown: what somebody changes meanwhile is refused, not overwritten.
      const tickets = (preview.data?.rows ?? [])
        .filter((row) => row.refusal === null && row.version !== null)
        .map((row) => ({ number: row.number, expected_version: row.version ?? 0 }));
      return action === 'assign'
        ? api.assignTickets({ tickets, staff_id: fields.staff_id ?? 0 })
        : api.closeTickets({ tickets, ...(fields.summary ? { summary: fields.summary } : {}) });
    },
    onSuccess: (outcome) => {
      void client.invalidateQueries({ queryKey: shelves.tickets });
      void client.invalidateQueries({ queryKey: shelves.reports });
      if (outcome.refused === 0) {
        void message.success(t('bulk.done', { done: outcome.done }));
        done();
      }
    },
    onError: (caught) => setProblem(showInForm(form, caught, language)),
  });
  const giveUp = useRef<(() => void) | null>(null);
  const outcome = run.data ?? preview.data;
  const finished = run.isSuccess;
  const count = preview.data?.done ?? 0;
  return (
    <Modal
      open
      width={680}
      title={t(action === 'assign' ? 'bulk.assign' : 'bulk.close')}
      onCancel={finished ? done : close}
      okText={
        finished ? t('action.close') : t(action === 'assign' ? 'bulk.doAssign' : 'bulk.doClose', { count })
      }
      onOk={finished ? done : form.submit}
      okButtonProps={{ disabled: !finished && count === 0, loading: run.isPending }}
      cancelButtonProps={{
        hidden: finished,
        onClick: () => {
          giveUp.current?.();
          close();
        },
      }}
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      {preview.isPending && <Skeleton active title={false} />}
      {preview.isError && <Problem caught={preview.error} retry={() => void preview.refetch()} />}
      {outcome !== undefined && (
        <>
          <p className="bulk-sum" role="status">
            {summary(outcome, action, finished, t)}
          </p>
          {!finished && count > 0 && (
            <BulkForm form={form} action={action} run={run.mutateAsync} giveUp={giveUp} />
          )}
          <Rows rows={outcome.rows} />
        </>
      )}
    </Modal>
  );
}

function summary(
  { done, refused }: BulkOutcome,
  action: BulkAction,
  finished: boolean,
  t: ReturnType<typeof useWords>['t'],
): string {
  if (finished) {
    return t('bulk.doneWithRefused', { done, refused });
  }
  if (done === 0) {
    return t('bulk.noneFits');
  }
  const will = t(action === 'assign' ? 'bulk.willAssign' : 'bulk.willClose', { count: done });
  return refused === 0 ? will : `${will}；${t('bulk.refused', { count: refused })}`;
}

interface FormProps {
  form: FormInstance<Fields>;
  action: BulkAction;
  run: (fields: Fields) => Promise<BulkOutcome>;
  /** What the button of the dialog does with what was written. */
  giveUp: RefObject<(() => void) | null>;
}

/** What is done with the tickets that fit; what was written is kept whichever they are. */
function BulkForm({ form, action, run, giveUp }: FormProps) {
  const kept = useChanged(form, `bulk.${action}`, ['staff_id', 'summary'], {});
  useEffect(() => {
    giveUp.current = kept.giveUp;
  });
  return (
    <Form
      form={form}
      name="bulk"
      layout="vertical"
      // What was refused is told by whoever runs it.
      onFinish={(fields) => void run(fields).then(kept.sent, () => {})}
    >
      <Restored kept={kept} />
      <BulkField action={action} />
    </Form>
  );
}

function BulkField({ action }: { action: BulkAction }) {
  const { t } = useWords();
  const staff = useStaff();
  if (action === 'close') {
    return (
      <Form.Item name="summary" label={t('act.summary')}>
        <Input.TextArea placeholder={t('act.summaryPlaceholder')} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    );
  }
  return (
    <Form.Item
      name="staff_id"
      label={t('act.responsible')}
      rules={[{ required: true, message: t('act.requiredChoice') }]}
    >
      <Select
        placeholder={t('act.chooseResponsible')}
        showSearch={{ optionFilterProp: 'label' }}
        options={(staff.data ?? [])
          .filter(({ active }) => active)
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  );
}

function Rows({ rows }: { rows: BulkRow[] }) {
  const { t, language } = useWords();
  const known = ['transition_refused', 'changed', 'not_found'] as const;
  const why = (code: ErrorCode) => {
    const short = known.find((one) => `ticket.${one}` === code);
    return short === undefined ? failureText({ code, params: {} }, language) : t(`bulk.why.${short}`);
  };
  // What is refused is what one has to look at.
  const sorted = rows.toSorted((a, b) => Number(b.refusal !== null) - Number(a.refusal !== null));
  return (
    <div className="bulk-rows">
      <table className="list list-plain" aria-label={t('bulk.preview')}>
        <thead>
          <tr>
            <th>{t('tickets.number')}</th>
            <th>{t('bulk.from')}</th>
            <th>{t('bulk.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.number}>
              <td>{row.number}</td>
              <td>{row.before === null ? '—' : t(`status.${row.before}`)}</td>
              <td className={row.refusal === null ? undefined : 'bulk-refused'}>
                {row.refusal !== null
                  ? why(row.refusal)
                  : row.after !== null && `→ ${t(`status.${row.after}`)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
