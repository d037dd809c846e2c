// One wave on one screen: where it stands, what is next, papers, who sent a form back, what was typed and how well.
import { ArrowLeftOutlined, BarChartOutlined, CheckOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Dropdown, Input, Popconfirm, Skeleton, Table } from 'antd';
import { useState } from 'react';
import type { EntryTally, SurveyHousehold, WaveDetail, WaveStratum } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { ButtonLink } from '../../shared/ButtonLink';
import { failureText } from '../../shared/failure';
import { day, moment, percent } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { MadePaper } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import { buildingName } from './figures';
import { useHouseholds, useSurveyAction, useWave } from './queries';
import type { SurveySearch } from './search';
import { State, WaveDrawer } from './Waves';

interface Props {
  id: number;
  close: () => void;
  part: (part: NonNullable<SurveySearch['part']>) => void;
}

export function WaveView({ id, close, part }: Props) {
  const { t } = useWords();
  const wave = useWave(id);
  return (
    <section className="surveys" aria-label={t('surveys.wave')}>
      <Button type="text" icon={<ArrowLeftOutlined />} onClick={close}>
        {t('surveys.back')}
      </Button>
      {wave.isError && <Problem caught={wave.error} retry={() => void wave.refetch()} />}
      {wave.isPending && <Skeleton active />}
      {wave.data !== undefined && <Whole wave={wave.data} part={part} />}
    </section>
  );
}

function Whole({ wave, part }: { wave: WaveDetail; part: Props['part'] }) {
  const { t, language } = useWords();
  const zone = useZone();
  const { row } = wave;
  const step = useSurveyAction((run: () => Promise<WaveDetail>) => run());
  return (
    <>
      <header className="wave-head">
        <div>
          <h1>
            {row.title} <State row={row} />
          </h1>
          <p className="wave-facts">
            <span>
              {day(row.starts_on, language)} – {day(row.ends_on, language)}
            </span>
            <span>
              {row.questionnaire} {t('surveys.versionNumber', { number: row.number })}
            </span>
            <span>{row.anonymous ? t('surveys.anonymous') : t('surveys.named')}</span>
            <span>
              {wave.sample_size === null
                ? t('surveys.allOf', { count: wave.households })
                : t('surveys.sampleOf', { size: wave.sample_size, count: wave.households })}
            </span>
            {wave.seed !== null && wave.sample_size !== null && (
              <span className="faint">{t('surveys.seed', { seed: wave.seed })}</span>
            )}
          </p>
        </div>
        <div className="surveys-buttons">
          {!row.cancelled && <Papers wave={wave} />}
          <Steps wave={wave} part={part} step={step} />
        </div>
      </header>
      {step.isError && <Alert type="error" showIcon title={failureText(step.error, language)} />}
      {wave.cancellation === null ? (
        <Alert
          type="info"
          showIcon
          title={t(`waveNext.${row.state}_${row.anonymous ? 'anonymous' : 'named'}`)}
        />
      ) : (
        <Alert
          type="warning"
          showIcon
          title={t('surveys.cancelledBy', {
            name: wave.cancellation.by,
            moment: moment(wave.cancellation.at, zone, language),
            reason: wave.cancellation.reason,
          })}
          description={t('surveys.cancelledHint')}
        />
      )}
      {row.state !== 'planned' && <Numbers wave={wave} />}
      {row.state !== 'planned' && (
        <div className="wave-columns">
          <div>
            <Strata strata={wave.strata} />
            <Tallies tallies={wave.tallies} />
          </div>
          <Households wave={wave} />
        </div>
      )}
    </>
  );
}

/** 应答 1200 · 已回收 300 · 已录入 120 */
function Numbers({ wave }: { wave: WaveDetail }) {
  const { t } = useWords();
  const { row } = wave;
  const rate = { numerator: row.returned, denominator: row.asked };
  const back =
    row.returned > row.asked
      ? t('results.responseBeyond', { count: row.returned, asked: row.asked })
      : row.asked > 0
        ? percent(rate)
        : undefined;
  const all: [string, string, (string | undefined)?][] = [
    [t('surveys.asked'), String(row.asked)],
    [t('surveys.returned'), String(row.returned), back],
    [
      t('surveys.entered'),
      String(row.entered),
      row.online > 0 ? t('surveys.ofOnline', { count: row.online }) : undefined,
    ],
    [t('surveys.twice'), String(wave.twice)],
    [t('surveys.open'), String(wave.differences)],
  ];
  if (row.target !== null) {
    all.splice(2, 0, [t('surveys.target'), String(row.target)]);
  }
  return (
    <dl className="wave-numbers">
      {all.map(([name, value, more]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value} {more !== undefined && <span className="faint">{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface StepsProps {
  wave: WaveDetail;
  part: Props['part'];
  /** Takes one; what was refused is said below the heading. */
  step: { mutate: (run: () => Promise<WaveDetail>) => void; isPending: boolean };
}

/** What brings the wave on. */
function Steps({ wave, part, step }: StepsProps) {
  const { t } = useWords();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const { id } = wave.row;
  const go = (run: () => Promise<WaveDetail>) => step.mutate(run);
  const { actions } = wave;
  const enters = may('surveys.enter') && actions.includes('enter');
  return (
    <>
      {may('surveys.write') && actions.includes('update') && (
        <Button onClick={() => setEditing(true)}>{t('surveys.changePlan')}</Button>
      )}
      {may('surveys.write') && actions.includes('cancel') && (
        <Cancel busy={step.isPending} act={(reason) => go(() => api.cancelSurveyWave({ id, reason }))} />
      )}
      {may('surveys.write') && actions.includes('draw') && (
        <Sure
          title={t('surveys.draw')}
          hint={t('surveys.drawHint')}
          primary
          busy={step.isPending}
          act={() => go(() => api.drawSurveyWave({ id }))}
        />
      )}
      {may('surveys.write') && actions.includes('end_collecting') && (
        <Sure
          title={t('surveys.endCollecting')}
          hint={t(wave.row.anonymous ? 'surveys.endCollectingHint' : 'surveys.endCollectingNamed')}
          primary={wave.row.anonymous}
          busy={step.isPending}
          act={() => go(() => api.endSurveyCollecting({ id }))}
        />
      )}
      {enters && wave.differences > 0 && (
        <Button onClick={() => part('differences')}>
          {t('surveys.settle', { count: wave.differences })}
        </Button>
      )}
      {may('surveys.write') && actions.includes('close') && (
        <Sure
          title={t('surveys.closeWave')}
          hint={t(wave.row.anonymous ? 'surveys.closeHintAnonymous' : 'surveys.closeHint')}
          busy={step.isPending}
          act={() => go(() => api.closeSurveyWave({ id }))}
        />
      )}
      {enters && <Button onClick={() => part('online')}>{t('surveyFile.open')}</Button>}
      {enters && (
        <Button type="primary" onClick={() => part('entry')}>
          {t('surveys.entry')}
        </Button>
      )}
      {may('surveys.write') && actions.includes('restore') && (
        <Button loading={step.isPending} onClick={() => go(() => api.restoreSurveyWave({ id }))}>
          {t('surveys.restore')}
        </Button>
      )}
      {wave.row.entered > 0 && !wave.row.cancelled && (
        <ButtonLink icon={<BarChartOutlined />} to="/surveys/results" search={{ wave: id }}>
          {t('results.see')}
        </ButtonLink>
      )}
      <WaveDrawer open={editing} wave={wave} close={() => setEditing(false)} done={() => {}} />
    </>
  );
}

/** Calling a wave off, with why. */
function Cancel({ busy, act }: { busy: boolean; act: (reason: string) => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  return (
    <Popconfirm
      title={t('surveys.cancelReason')}
      description={
        <div className="surveys-sure">
          <p>{t('surveys.cancelHint')}</p>
          <Input
            aria-label={t('surveys.cancelReason')}
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      }
      okText={t('surveys.cancelYes')}
      cancelText={t('action.close')}
      okButtonProps={{ disabled: reason.trim() === '' }}
      onConfirm={() => act(reason)}
    >
      <Button loading={busy}>{t('surveys.cancelWave')}</Button>
    </Popconfirm>
  );
}

interface SureProps {
  title: string;
  hint: string;
  primary?: boolean;
  busy: boolean;
  act: () => void;
}

/** A step that cannot be taken back. */
function Sure({ title, hint, primary = false, busy, act }: SureProps) {
  const { t } = useWords();
  return (
    <Popconfirm
      title={title}
      description={<div className="surveys-sure">{hint}</div>}
      okText={t('surveys.sure')}
      cancelText={t('action.cancel')}
      onConfirm={act}
    >
      <Button type={primary ? 'primary' : 'default'} loading={busy}>
        {title}
      </Button>
    </Popconfirm>
  );
}

/** Forms and notice, looked at first, then printed. */
function Papers({ wave }: { wave: WaveDetail }) {
  const { t } = useWords();
  const may = useMay();
  const wave_id = wave.row.id;
  const make = useMutation({
    mutationFn: (key: string) =>
      key === 'notice'
        ? api.renderSurveyNotice({ wave_id })
        : api.renderSurveyForms({ wave_id, ...(key === 'all' ? {} : { stratum: Number(key) }) }),
  });
  const forms = may('surveys.enter') && ['collecting', 'entering'].includes(wave.row.state);
  const papers = [
    { key: 'notice', label: t('surveys.paperNotice') },
    ...(forms ? [{ key: 'all', label: t('surveys.paperForms', { count: wave.row.asked }) }] : []),
    ...(forms && wave.strata.length > 1
      ? wave.strata
          .filter(({ asked }) => asked > 0)
          .map(({ position, name, asked }) => ({
            key: String(position),
            label: t('surveys.paperPart', { name: buildingName(name, t), count: asked }),
          }))
      : []),
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ onClick: ({ key }) => make.mutate(key), items: papers }}>
        <Button icon={<PrinterOutlined />}>{t('surveys.print')}</Button>
      </Dropdown>
      <MadePaper
        make={make}
        title={papers.find(({ key }) => key === make.variables)?.label ?? t('surveys.print')}
        first="print"
      />
    </>
  );
}

function Strata({ strata }: { strata: WaveStratum[] }) {
  const { t } = useWords();
  return (
    <Table<WaveStratum>
      size="small"
      rowKey="position"
      pagination={false}
      dataSource={strata}
      columns={[
        { title: t('surveys.stratum'), render: (_, { name }) => buildingName(name, t) },
        { title: t('surveys.households'), dataIndex: 'households', className: 'surveys-figures' },
        { title: t('surveys.asked'), dataIndex: 'asked', className: 'surveys-figures' },
        { title: t('surveys.entered'), dataIndex: 'entered', className: 'surveys-figures' },
      ]}
    />
  );
}

function Tallies({ tallies }: { tallies: EntryTally[] }) {
  const { t } = useWords();
  if (tallies.length === 0) {
    return null;
  }
  return (
    <>
      <h2>{t('surveys.tallies')}</h2>
      <Table<EntryTally>
        size="small"
        rowKey="staff_id"
        pagination={false}
        dataSource={tallies}
        columns={[
          { title: t('surveys.person'), dataIndex: 'name' },
          { title: t('surveys.passFirst'), dataIndex: 'first', className: 'surveys-figures' },
          { title: t('surveys.passSecond'), dataIndex: 'second', className: 'surveys-figures' },
          {
            title: t('surveys.errorRate'),
            className: 'surveys-figures',
            render: (_, { wrong, compared }) =>
              compared === 0
                ? '—'
                : `${percent({ numerator: wrong, denominator: compared })} (${wrong}/${compared})`,
          },
        ]}
      />
    </>
  );
}

/** Who is asked; in an anonymous wave they are ticked off here. */
function Households({ wave }: { wave: WaveDetail }) {
  const { t, language } = useWords();
  const may = useMay()('surveys.enter');
  const [query, setQuery] = useState('');
  const [missing, setMissing] = useState(false);
  const households = useHouseholds(wave.row.id, query.trim(), missing, may);
  const ticks = wave.actions.includes('tick_off');
  const tick = useSurveyAction((household: SurveyHousehold) =>
    api.tickSurveyHousehold({
      wave_id: wave.row.id,
      household_id: household.household_id,
      returned: !household.returned,
    }),
  );
  if (!may) {
    return null;
  }
  const rows = households.data?.rows ?? [];
  const only = query.trim() !== '' && rows.length === 1 ? rows[0] : undefined;
  return (
    <section className="wave-households" aria-label={t('surveys.householdList')}>
      <h2>{t('surveys.householdList')}</h2>
      {ticks && <p className="faint">{t('surveys.tickHelp')}</p>}
      {tick.isError && <Alert type="error" showIcon title={failureText(tick.error, language)} />}
      <div className="wave-search">
        <Input
          aria-label={t('surveys.roomSearch')}
          placeholder={t('surveys.roomSearch')}
          allowClear
          value={query}
          maxLength={40}
          onChange={(event) => setQuery(event.target.value)}
          onPressEnter={() => {
            if (ticks && only !== undefined && !only.returned) {
              tick.mutate(only, { onSuccess: () => setQuery('') });
            }
          }}
        />
        <Checkbox checked={missing} onChange={(event) => setMissing(event.target.checked)}>
          {t('surveys.missingOnly')}
        </Checkbox>
      </div>
      <ul>
        {rows.map((household) => (
          <li key={household.household_id}>
            {ticks ? (
              <Checkbox
                checked={household.returned}
                disabled={tick.isPending}
                onChange={() => tick.mutate(household)}
              >
                {household.room}
              </Checkbox>
            ) : (
              <Back household={household} />
            )}
          </li>
        ))}
      </ul>
      {households.data?.next != null && <p className="faint">{t('surveys.moreRooms')}</p>}
    </section>
  );
}

/** A household whose form is not ticked off by hand: whether it came back. */
function Back({ household: { room, returned } }: { household: SurveyHousehold }) {
  const { t } = useWords();
  return (
    <span className={returned ? 'wave-back' : undefined}>
      {room} {returned && <CheckOutlined aria-label={t('surveys.returned')} />}
    </span>
  );
}
