// What is improved: carried from quarter to quarter until it is done, and in the report of each.
import { PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Drawer, Input, Skeleton } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { Measure, MeasureDetail, MeasuredValue, MeasureStep } from '../../bindings/operations';
import { api } from '../../host';
import { CountedTag } from '../../shared/CountedTag';
import { Course, Steps } from '../../shared/Course';
import { FormDrawer } from '../../shared/FormDrawer';
import { day } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useToday } from '../../shared/lookups';
import { Nothing } from '../../shared/Nothing';
import { Problem } from '../../shared/Problem';
import { Measured } from './Measured';
import { between, MeasureForm } from './MeasureForm';
import { filterOf, OwedBar, OwedList } from './OwedList';
import { useMeasure, useMeasures, useSupervisionAction } from './queries';
import { MeasureStanding } from './Standing';
import type { PartProps } from './SupervisionPage';
import { measureShows } from './search';

export function Measures({ search, change }: PartProps) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const { owner, finding, carried } = search;
  // A figure counts them as they stood then, whatever their state is now.
  const show = measureShows.find((one) => one === search.show) ?? (carried === undefined ? 'open' : 'all');
  const counted = carried === undefined ? {} : { carried };
  const rest = { tab: 'measures' as const, show, ...(owner === undefined ? {} : { owner }), ...counted };
  const stop = () => {
    setAdding(false);
    change(rest);
  };
  const add = (type: 'primary' | 'default') => (
    <Button type={type} icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {t('supervision.addMeasure')}
    </Button>
  );
  return (
    <>
      <OwedBar
        shows={measureShows.map((value) => ({
          value,
          label: t(value === 'all' ? 'supervision.all' : `measureState.${value}`),
        }))}
        show={show}
        owner={owner}
        choose={(next, whose) =>
          change({
            tab: 'measures',
            show: next,
            ...(whose === undefined ? {} : { owner: whose }),
            ...counted,
          })
        }
      >
        {add('primary')}
      </OwedBar>
      <p className="faint supervision-formulas">{t('supervision.measuresHint')}</p>
      {carried !== undefined && (
        <CountedTag
          days={carried}
          more={[
            t('counted.carried'),
            carried.state === undefined ? undefined : t(`counted.measure.${carried.state}`),
            carried.late === true ? t('counted.measure.late') : undefined,
          ]}
          clear={() => change({ tab: 'measures' })}
        />
      )}
      <OwedList
        pages={useMeasures({ ...filterOf(show, owner), ...counted })}
        none={
          <Nothing title={t('supervision.measuresNone')} hint={t('empty.measures')}>
            {add('default')}
          </Nothing>
        }
        what={t('supervision.measure')}
        due={t('supervision.finishOn')}
        origin={({ origin, origin_title }) => origin_title ?? t(`measureOrigin.${origin.kind}`)}
        standing={(measure) => <MeasureStanding measure={measure} />}
        open={(measure) => change({ ...rest, measure })}
      />
      <FormDrawer
        open={adding || finding !== undefined}
        onClose={stop}
        size={560}
        title={t('supervision.addMeasure')}
      >
        <MeasureForm
          {...(finding === undefined ? {} : { finding })}
          close={() => setAdding(false)}
          done={({ measure }) => change({ tab: 'measures', measure: measure.id })}
        />
      </FormDrawer>
      <MeasureDrawer id={search.measure} close={() => change(rest)} />
    </>
  );
}

function MeasureDrawer({ id, close }: { id: number | undefined; close: () => void }) {
  const { t } = useWords();
  const measure = useMeasure(id);
  return (
    <Drawer
      open={id !== undefined}
      onClose={close}
      destroyOnHidden
      size={560}
      title={t('supervision.oneMeasure')}
    >
      {measure.isError && <Problem caught={measure.error} retry={() => void measure.refetch()} />}
      {measure.isPending && <Skeleton active />}
      {measure.data !== undefined && <Whole key={measure.data.measure.id} detail={measure.data} />}
    </Drawer>
  );
}

function Whole({ detail }: { detail: MeasureDetail }) {
  const { t, language } = useWords();
  const { measure, events } = detail;
  const [changing, setChanging] = useState(false);
  if (changing) {
    return <MeasureForm measure={measure} close={() => setChanging(false)} />;
  }
  const { origin, origin_title, cause, content, owner, due_on } = measure;
  const kind = t(`measureOrigin.${origin.kind}`);
  const facts: [string, React.ReactNode][] = [
    [t('supervision.standing'), <MeasureStanding key="standing" measure={measure} />],
    [t('supervision.owner'), owner.name],
    [t('supervision.finishOn'), day(due_on, language)],
    [t('supervision.origin'), origin_title === null ? kind : `${kind} · ${origin_title}`],
    [t('supervision.cause'), cause],
  ];
  return (
    <div className="supervision-one">
      <p className="supervision-what">{content}</p>
      <dl className="supervision-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {measure.measured !== null && <Measured figure={measure.measured} />}
        {measure.figure !== null && (
          <div>
            <dt>{measure.figure}</dt>
            <dd>
              {measure.figure_before ?? '—'} → {measure.figure_after ?? '—'}
            </dd>
          </div>
        )}
      </dl>
      <Acts measure={measure} steps={detail.steps} edit={() => setChanging(true)} />
      <h3>{t('supervision.course')}</h3>
      <Course events={events} name={(kind) => t(`supervisionEvent.${kind}`)} />
    </div>
  );
}

/** As many days up to today as were counted before; those left where fewer have passed since. */
function daysAfter(before: MeasuredValue, today: Dayjs): [Dayjs, Dayjs] {
  const [first, last] = [dayjs(before.from_on), dayjs(before.to_on)];
  const from = today.subtract(last.diff(first, 'day'), 'day');
  const earliest = last.add(1, 'day');
  return [from.isBefore(earliest) ? earliest : from, today];
}

interface ActsProps {
  measure: Measure;
  steps: MeasureStep[];
  edit: () => void;
}

function Acts({ measure, steps, edit }: ActsProps) {
  const { t } = useWords();
  const today = dayjs(useToday().format('YYYY-MM-DD'));
  const [after, setAfter] = useState('');
  const act = useSupervisionAction((run: () => Promise<MeasureDetail>) => run());
  const { id, figure, measured } = measure;
  const [days, setDays] = useState(() => (measured === null ? null : daysAfter(measured.before, today)));
  const run = (step: () => Promise<MeasureDetail>, done: () => void) => act.mutate(step, { onSuccess: done });
  const acts: Record<MeasureStep, [string, (words: string, done: () => void) => void]> = {
    progress: [
      t('supervision.progress'),
      (content, done) => run(() => api.recordMeasureProgress({ id, content }), done),
    ],
    change: [t('supervision.change'), edit],
    finish: [
      t('supervision.finish'),
      (result, done) =>
        run(
          () =>
            api.finishMeasure({
              id,
              result,
              ...(after.trim() === '' ? {} : { figure_after: after }),
              ...(measured === null || days === null ? {} : { after: between(days) }),
            }),
          done,
        ),
    ],
    drop: [t('supervision.give_up'), (reason, done) => run(() => api.dropMeasure({ id, reason }), done)],
    reopen: [t('supervision.reopen'), (reason, done) => run(() => api.reopenMeasure({ id, reason }), done)],
  };
  return (
    <>
      {figure !== null && steps.includes('finish') && (
        <Input
          aria-label={t('supervision.figureAfterOf', { figure })}
          placeholder={t('supervision.figureAfterOf', { figure })}
          value={after}
          maxLength={40}
          onChange={(event) => setAfter(event.target.value)}
        />
      )}
      {measured !== null && days !== null && steps.includes('finish') && (
        <fieldset className="supervision-days" aria-label={t('supervision.figureDaysAfter')}>
          {t('supervision.figureDaysAfter')}
          <DatePicker.RangePicker
            value={days}
            allowClear={false}
            minDate={dayjs(measured.before.to_on).add(1, 'day')}
            maxDate={today}
            onChange={(chosen) => {
              if (chosen?.[0] && chosen[1]) {
                setDays([chosen[0], chosen[1]]);
              }
            }}
          />
        </fieldset>
      )}
      <Steps
        steps={steps.map((step) => ({
          label: acts[step][0],
          primary: step === 'finish',
          says: step !== 'change',
          act: acts[step][1],
        }))}
        draft={`measure.${id}.words`}
        hint={t('supervision.measureWordsHint')}
        busy={act.isPending}
        problem={act.error}
      />
    </>
  );
}
