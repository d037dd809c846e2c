// The frame of a form of which what is written is kept: it says what is there again, Control and Enter send it, what is
// refused stands at its field or above all of them, and what was sent is kept no longer.
import type { UseMutationResult } from '@tanstack/react-query';
import { Alert, Button, Form, type FormInstance, type FormProps } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Changed } from './drafts';
import { showInForm } from './failure';
import { useWords } from './i18n';
import { sendsByKey } from './keyboard';
import { Restored } from './Restored';

interface Props<Fields, Answer> extends Omit<FormProps<Fields>, 'onFinish' | 'onKeyDown'> {
  form: FormInstance<Fields>;
  kept: Changed;
  /** What is done with the fields. */
  send: Pick<UseMutationResult<Answer, Error, Fields>, 'mutate'>;
  done: (answer: Answer) => void;
  children: ReactNode;
}

export function KeptForm<Fields, Answer>(props: Props<Fields, Answer>) {
  const { form, kept, send, done, children, ...rest } = props;
  const { language } = useWords();
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Form<Fields>
      {...rest}
      form={form}
      layout="vertical"
      onKeyDown={sendsByKey(form)}
      onFinish={(fields) => {
        setProblem(null);
        send.mutate(fields, {
          onSuccess: (answer) => {
            kept.sent();
            done(answer);
          },
          onError: (caught) => setProblem(showInForm(form, caught, language)),
        });
      }}
    >
      <Restored kept={kept} />
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      {children}
    </Form>
  );
}

interface ButtonsProps {
  /** What the first one says, if it is not that it saves. */
  verb?: string;
  sending: boolean;
  kept: Changed;
  close: () => void;
}

/** Sends such a form, or gives up what was written in it. */
export function SendOrGiveUp({ verb, sending, kept, close }: ButtonsProps) {
  const { t } = useWords();
  return (
    <div className="form-buttons">
      <Button type="primary" htmlType="submit" loading={sending}>
        {verb ?? t('action.save')}
      </Button>
      <Button
        type="text"
        onClick={() => {
          kept.giveUp();
          close();
        }}
      >
        {t('action.cancel')}
      </Button>
    </div>
  );
}
