// One check: how each line was found, the photographs, and what is to be put right.
import { PlusOutlined } from '@ant-design/icons';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import type { CheckDetail } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { Shape } from '../../shared/Due';
import { moment, shortDay } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { Opens } from '../../shared/Opens';
import { Problem } from '../../shared/Problem';
import { Measured, Outcome } from './Checks';
import { Files } from './Files';
import { FindingForm } from './FindingForm';
import { useCheck } from './queries';
import { FindingStanding } from './Standing';
import type { PartProps } from './SupervisionPage';

interface Props {
  id: number | undefined;
  close: () => void;
  change: PartProps['change'];
}

export function CheckDrawer({ id, close, change }: Props) {
  const { t } = useWords();
  const check = useCheck(id);
  return (
    <Drawer
      open={id !== undefined}
      onClose={close}
      destroyOnHidden
      size={560}
      title={t('supervision.oneCheck')}
    >
      {check.isError && <Problem caught={check.error} retry={() => void check.refetch()} />}
      {check.isPending && <Skeleton active />}
      {check.data !== undefined && <Whole detail={check.data} change={change} />}
    </Drawer>
  );
}

function Whole({ detail, change }: { detail: CheckDetail; change: PartProps['change'] }) {
  const { t, language } = useWords();
  const zone = useZone();
  const writes = useMay()('supervision.write');
  const [adding, setAdding] = useState(false);
  const { check, lines, findings } = detail;
  const poor = lines.filter(({ result }) => result === 'poor');
  return (
    <div className="supervision-one">
      <p className="supervision-what">
        {check.channel.name} · {t(`checkKind.${check.kind}`)}
      </p>
      <dl className="supervision-facts">
        <div>
          <dt>{t('supervision.result')}</dt>
          <dd>
            <Outcome check={check} /> <Measured check={check} />
          </dd>
        </div>
        <div>
          <dt>{t('supervision.checkedAt')}</dt>
          <dd>
            {moment(check.checked_at, zone, language)} · {check.checked_by.name}
          </dd>
        </div>
        {check.note !== null && (
          <div>
            <dt>{t('supervision.note')}</dt>
            <dd>{check.note}</dd>
          </div>
        )}
      </dl>
      <ol className="supervision-lines">
        {lines.map(({ content, result, note }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a check never change.
          <li key={index}>
            <span className={`supervision-result supervision-${result}`}>
              {result !== 'not_applicable' && <Shape kind={result === 'good' ? 'done' : 'overdue'} />}
              {t(`lineResult.${result}`)}
            </span>
            <span>
              {content}
              {note !== null && <span className="faint supervision-note">{note}</span>}
            </span>
          </li>
        ))}
      </ol>
      <h3>{t('supervision.findings')}</h3>
      <ul className="supervision-found">
        {findings.map((finding) => (
          <li key={finding.id}>
            <FindingStanding finding={finding} />
            <Opens open={() => change({ tab: 'findings', show: 'all', finding: finding.id })}>
              {finding.content}
            </Opens>
            <span className="faint">
              {finding.owner.name} · {t('work.by', { day: shortDay(finding.due_on, language) })}
            </span>
          </li>
        ))}
      </ul>
      {findings.length === 0 && <p className="faint">{t('supervision.findingsNone')}</p>}
      {adding && (
        <FindingForm
          check={check.id}
          content={poor
            .map(({ content, note }) => (note === null ? content : `${content}：${note}`))
            .join(t('between.clauses'))}
          close={() => setAdding(false)}
        />
      )}
      {writes && !adding && (
        <div>
          <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('supervision.addFinding')}
          </Button>
        </div>
      )}
      <Files of={{ kind: 'check', id: check.id }} title={t('supervision.files')} adds={writes} />
    </div>
  );
}
