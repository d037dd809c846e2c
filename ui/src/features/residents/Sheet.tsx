// A drawer with a form in it. What was written is not thrown away by a slip of the mouse.
import { Alert, App, Button, Drawer, Form, type FormInstance } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { keyName, sendsByKey } from '../../shared/keyboard';
import { useRegisterChange } from './queries';

/** What a form tells the drawer that it is in. */
export interface SheetHandle {
  /** Something was written. */
  touch: () => void;
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
  const { t } = useWords();
  const { modal } = App.useApp();
  const touched = useRef(false);
  const go = () => {
    touched.current = false;
    close();
  };
  const leave = (saved: boolean) => {
    if (saved || !touched.current) {
      go();
      return;
    }
    modal.confirm({
      title: t('residentForm.abandon'),
      content: t('residentForm.abandonHint'),
      okText: t('residentForm.abandonYes'),
      cancelText: t('residentForm.abandonNo'),
      autoFocusButton: 'cancel',
      onOk: go,
    });
  };
  const touch = () => {
    touched.current = true;
  };
  return (
    <Drawer open={open} onClose={() => leave(false)} destroyOnHidden size={size} title={title}>
      {open && children({ touch, leave })}
    </Drawer>
  );
}

interface FormProps<Fields extends object, Answer> {
  name: string;
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
  return (
    <Form<Fields>
      form={form}
      name={name}
      layout="vertical"
      initialValues={initial}
      onValuesChange={sheet.touch}
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
