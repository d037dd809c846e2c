// Sampled call-backs: which samples were drawn and how far each is; one of them, where it is open.
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { CallBackSample } from '../../bindings/operations';
import { Shape } from '../../shared/Due';
import { FormDrawer } from '../../shared/FormDrawer';
import { day, moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { Nothing } from '../../shared/Nothing';
import { Opens } from '../../shared/Opens';
import { DrawForm } from './DrawForm';
import { PagedTable } from './PagedTable';
import { useCallBackSamples } from './queries';
import { Sample } from './Sample';
import type { PartProps } from './SupervisionPage';

export function CallBacks({ search, change }: PartProps) {
  const { t } = useWords();
  const [drawing, setDrawing] = useState(false);
  const open = (sample: number) => change({ tab: 'call_backs', sample });
  if (search.sample !== undefined) {
    return <Sample key={search.sample} id={search.sample} search={search} change={change} />;
  }
  return (
    <>
      <div className="supervision-bar">
        <span className="faint">{t('callBack.hint')}</span>
        <Button
          className="supervision-end"
          type="primary"
          icon={<PlusOutlined />}
          onClick={() => setDrawing(true)}
        >
          {t('callBack.draw')}
        </Button>
      </div>
      <Samples open={open} draw={() => setDrawing(true)} />
      <FormDrawer open={drawing} onClose={() => setDrawing(false)} size={520} title={t('callBack.draw')}>
        <DrawForm
          done={(sample) => {
            // Whoever comes back to the list comes to the list.
            setDrawing(false);
            open(sample);
          }}
        />
      </FormDrawer>
    </>
  );
}

function Samples({ open, draw }: { open: (id: number) => void; draw: () => void }) {
  const { t, language } = useWords();
  const zone = useZone();
  return (
    <PagedTable<CallBackSample>
      pages={useCallBackSamples()}
      label={t('callBack.samples')}
      none={
        <Nothing title={t('callBack.none')} hint={t('empty.callBacks')}>
          <Button onClick={draw}>{t('callBack.draw')}</Button>
        </Nothing>
      }
      open={open}
      columns={[
        {
          title: t('callBack.period'),
          render: (_, sample) => (
            <>
              <Opens open={() => open(sample.id)}>
                <Period sample={sample} />
              </Opens>
              {sample.reason !== null && <span className="faint supervision-note">{sample.reason}</span>}
            </>
          ),
        },
        {
          title: t('callBack.size'),
          width: 150,
          render: (_, { frame, size }) => t('callBack.of', { frame, size }),
        },
        { title: t('callBack.progress'), width: 260, render: (_, sample) => <Progress sample={sample} /> },
        { title: t('callBack.due'), width: 140, render: (_, { due_on }) => day(due_on, language) },
        {
          title: t('callBack.seed'),
          width: 230,
          render: (_, { seed, drawn_at, drawn_by }) => (
            <>
              {seed}
              <span className="faint supervision-note">
                {t('callBack.drawnBy', { name: drawn_by.name, moment: moment(drawn_at, zone, language) })}
              </span>
            </>
          ),
        },
      ]}
    />
  );
}

/** The days on which the tickets of a sample were closed. */
export function Period({ sample }: { sample: CallBackSample }) {
  const { t, language } = useWords();
  return t('callBack.fromTo', { from: day(sample.from_on, language), to: day(sample.to_on, language) });
}

/** How far a sample is, in words and by a shape. */
export function Progress({ sample }: { sample: CallBackSample }) {
  const { t } = useWords();
  const { reached, not_reached, waiting, superseded, late } = sample;
  const standing = waiting === 0 ? 'done' : late ? 'late' : 'open';
  const shapes = { done: 'done', late: 'overdue', open: 'on_track' } as const;
  return (
    <>
      <span className={`supervision-standing supervision-is-${standing}`}>
        <Shape kind={shapes[standing]} />
        {waiting === 0
          ? t('callBack.finished')
          : late
            ? t('supervision.late')
            : t('callBackStanding.waiting')}
        {superseded && <span className="tag">{t('callBack.superseded')}</span>}
      </span>
      <span className="faint supervision-note">
        {t('callBack.progressOf', { reached, missed: not_reached, waiting })}
      </span>
    </>
  );
}
