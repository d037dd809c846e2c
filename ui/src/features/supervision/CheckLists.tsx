// What is looked at in a check of each kind: a line each.
import { Alert, App, Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import type { CheckList } from '../../bindings/operations';
import { api } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { Problem } from '../../shared/Problem';
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
  const saved = list.lines.join('\n');
  const [text, setText] = useState(saved);
  const save = useSupervisionAction(() =>
    api.saveCheckList({
      kind: list.kind,
      lines: text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
      expected_version: list.version,
    }),
  );
  return (
    <section className="supervision-steps">
      <h3>{t(`checkKind.${list.kind}`)}</h3>
      <Input.TextArea
        aria-label={t(`checkKind.${list.kind}`)}
        value={text}
        autoSize
        onChange={(event) => setText(event.target.value)}
      />
      {save.isError && <Alert type="error" showIcon title={failureText(save.error, language)} />}
      {text !== saved && (
        <div>
          <Button
            size="small"
            loading={save.isPending}
            onClick={() =>
              save.mutate(undefined, { onSuccess: () => void message.success(t('supervision.listSaved')) })
            }
          >
            {t('action.save')}
          </Button>
        </div>
      )}
    </section>
  );
}
