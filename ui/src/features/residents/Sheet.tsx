// A drawer with a form in it. What was written is not thrown away by a slip of the mouse.
import { Alert, Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FormDrawer } from '../../shared/FormDrawer';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { keyName, sendsByKey } from '../../shared/keyboard';
import { useAskToLeave } from '../../shared/leaving';
import { useRegisterChange } from './queries';
import { useWritten } from './written';

/** What a form tells the drawer that it is in. */
export interface SheetHandle {
  /** Something was written; `forget` is called when it was saved or given up. */
  touch: (forget: () => void) => void;
  /** The drawer may go: it was saved, or given up. */
  leave: (saved: boolean) => void;
}

interface Props {
  title: ReactNode;
  open: boolean;
  close: () => void;
  size?: number;
  children: (sheet: SheetHandle) => ReactNode;
}

export function Sheet({ title, open, close, size = 480, children }: Props) {
  const ask = useAskToLeave();
  const forget = useRef<(() => void) | null>(null);
  const go = () => {
    forget.current?.();
    forget.current = null;
    close();
  };
  const leave = (saved: boolean) => {
    if (saved || forget.current === null) {
      go();
      return;
    }
    ask(go);
  };
  const touch = (forgetting: () => void) => {
    forget.current = forgetting;
  };
  return (
    <FormDrawer open={open} onClose={() => leave(false)} size={size} title={title}>
      {open && children({ touch, leave })}
    </FormDrawer>
  );
}

interface FormProps<Fields extends object, Answer> {
  name: string;
  /** What it is about, and which version of it: what is half written comes back to exactly this. */
  about: string | number;
  form: FormInstance<Fields>;
  sheet: SheetHandle;
  initial: object;
  act: (fields: Fields) => Promise<Answer>;
  done: (answer: Answer) => void;
  /** Told of a refusal before it is shown. */
  refused?: (caught: unknown) => void;
  /** A refusal in words that say more than its code does. */
  explain?: (caught: unknown) => ReactNode;
  submit: string;
  danger?: boolean;
  children: ReactNode;
}

/** The form itself: sends, shows what was refused at its field, and keeps what was written. */
export function SheetForm<Fields extends object, Answer>({
  name,
  about,
  form,
  sheet,
  initial,
  act,
  done,
  refused,
  explain,
  submit,
  danger = false,
  children,
}: FormProps<Fields, Answer>) {
  const { t, language } = useWords();
  const [problem, setProblem] = useState<ReactNode>(null);
  const change = useRegisterChange(act);
  const written = useWritten(`${name}.${about}`);
  const latest = useRef(sheet);
  useEffect(() => {
    latest.current = sheet;
  });
  useEffect(() => {
    if (written.before !== undefined) {
      latest.current.touch(written.forget);
    }
  }, [written]);
  return (
    <Form<Fields>
      form={form}
      name={name}
      layout="vertical"
      initialValues={written.before ?? initial}
      onValuesChange={() => {
        written.keep(form.getFieldsValue(true));
        sheet.touch(written.forget);
      }}
      onFinish={(fields) => {
        setProblem(null);
        change.mutate(fields, {
          onSuccess: (answer) => {
            sheet.leave(true);
            done(answer);
          },
          onError: (caught) => {
            refused?.(caught);
            setProblem(explain?.(caught) ?? showInForm(form, caught, language));
          },
        });
      }}
      onKeyDown={sendsByKey(form)}
      scrollToFirstError
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      {children}
      <div className="form-foot">
        <Button type="primary" danger={danger} htmlType="submit" loading={change.isPending}>
          {submit}
        </Button>
        <kbd>{keyName('Enter')}</kbd>
        <Button type="text" onClick={() => sheet.leave(false)}>
          {t('action.cancel')}
        </Button>
      </div>
    </Form>
  );
}

/** The fields that were given: core takes what is absent for none. */
export function given<T extends object>(fields: T): T {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as T;
}
