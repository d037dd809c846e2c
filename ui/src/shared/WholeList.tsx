// A list of the settings that is changed as a whole: its rows are edited together and saved with the version that they were
// read with. Another version begins the form anew.
import { PlusOutlined } from '@ant-design/icons';
import { type UseQueryResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Skeleton } from 'antd';
import { type Key, type ReactNode, useState } from 'react';
import { showInForm } from './failure';
import { useWords } from './i18n';
import { Problem } from './Problem';
import './wholeList.css';

interface SectionProps<Whole> {
  title: string;
  hint: string;
  whole: UseQueryResult<Whole>;
  children: (whole: Whole) => ReactNode;
}

export function WholeSection<Whole extends { version: number }>({
  title,
  hint,
  whole,
  children,
}: SectionProps<Whole>) {
  return (
    <section className="card" aria-label={title}>
      <header className="card-head">
        <h2>{title}</h2>
      </header>
      <p className="faint">{hint}</p>
      {whole.isError && <Problem caught={whole.error} retry={() => void whole.refetch()} />}
      {whole.isPending && <Skeleton active />}
      {whole.data !== undefined && <Begun key={whole.data.version}>{children(whole.data)}</Begun>}
    </section>
  );
}

/** What is under one version; another takes its place. */
function Begun({ children }: { children: ReactNode }) {
  return children;
}

export interface WholeRow {
  key: Key;
  /** Its place, from 0, which is also the name of its fields. */
  at: number;
  last: boolean;
  remove: () => void;
  move: (to: number) => void;
}

interface ListProps<Row> {
  /** As core calls it: what is wrong with a row comes back by this name and its place. */
  name: string;
  rows: Row[];
  /** What a new row begins with. */
  blank: Row;
  save: (rows: Row[]) => Promise<unknown>;
  /** What is out of date once it is saved. */
  shelf: readonly unknown[];
  words: { save: string; add: string };
  children: (row: WholeRow) => ReactNode;
}

export function WholeList<Row extends object>({
  name,
  rows,
  blank,
  save,
  shelf,
  words,
  children,
}: ListProps<Row>) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Record<string, Row[]>>();
  const [problem, setProblem] = useState<string | null>(null);
  const saving = useMutation({
    mutationFn: save,
    onSuccess: () => {
      void message.success(t('action.saved'));
      void client.invalidateQueries({ queryKey: shelf });
    },
    onError: (caught) => setProblem(showInForm(form, caught, language)),
  });
  return (
    <Form
      form={form}
      name={name}
      initialValues={{ [name]: rows }}
      onFinish={(fields) => {
        setProblem(null);
        saving.mutate(fields[name] ?? []);
      }}
      scrollToFirstError
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <Form.List name={name}>
        {(fields, { add, remove, move }) => (
          <>
            {fields.map(({ key, name: at }) =>
              children({
                key,
                at,
                last: at === fields.length - 1,
                remove: () => remove(at),
                move: (to) => move(at, to),
              }),
            )}
            <div className="form-foot whole-foot">
              <Button type="primary" htmlType="submit" loading={saving.isPending}>
                {words.save}
              </Button>
              <Button icon={<PlusOutlined />} onClick={() => add(blank)}>
                {words.add}
              </Button>
            </div>
          </>
        )}
      </Form.List>
    </Form>
  );
}
