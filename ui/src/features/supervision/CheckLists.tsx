// What is looked at in a check of each kind: a line each.
import { Alert, App, Button, Form, Input, Skeleton } from 'antd';
import type { CheckList } from '../../bindings/operations';
import { api } from '../../host';
import { useChanged } from '../../shared/drafts';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { sendsByKey } from '../../shared/keyboard';
import { Problem } from '../../shared/Problem';
import { Restored } from '../../shared/Restored';
import { useCheckLists, useSupervisionAction } from './queries';

export function CheckLists() {
  const { t } = useWords();
  const lists = useCheckLists();
  if (lists.isError) {
    return <Problem caught={lists.error} retry={() => void lists.refetch()} />;
  }
  return (
    <div className="supervision-one">
      <p className="faint">{t('supervision.listsHint')}</p>
      {lists.data === undefined && <Skeleton active />}
      {lists.data?.map((list) => (
        <List key={`${list.kind} ${list.version}`} list={list} />
      ))}
    </div>
  );
}

function List({ list }: { list: CheckList }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ lines: string }>();
  const saved = list.lines.join('\n');
  const kept = useChanged(form, `check_list.${list.kind}`, ['lines'], { lines: saved });
  const text = Form.useWatch('lines', form) ?? saved;
  const save = useSupervisionAction(async ({ lines }: { lines: string }) => {
    const answer = await api.saveCheckList({
      kind: list.kind,
      lines: lines
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
      expected_version: list.version,
    });
    // Before the list that was saved takes the place of this one.
    kept.sent();
    return answer;
  });
  return (
    <Form
      form={form}
      className="supervision-steps"
      initialValues={{ lines: saved }}
      onKeyDown={sendsByKey(form)}
      onFinish={(fields) =>
        save.mutate(fields, { onSuccess: () => void message.success(t('supervision.listSaved')) })
      }
    >
      <h3>{t(`checkKind.${list.kind}`)}</h3>
      <Restored kept={kept} />
      <Form.Item name="lines" noStyle>
        <Input.TextArea aria-label={t(`checkKind.${list.kind}`)} autoSize />
      </Form.Item>
      {save.isError && <Alert type="error" showIcon title={failureText(save.error, language)} />}
      {text !== saved && (
        <div>
          <Button size="small" htmlType="submit" loading={save.isPending}>
            {t('action.save')}
          </Button>
        </div>
      )}
    </Form>
  );
}
