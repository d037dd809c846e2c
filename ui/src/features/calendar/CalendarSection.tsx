// Holidays and make-up days, year by year, as the State Council publishes them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, DatePicker, Form, Input, Segmented, Select, Skeleton } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { CalendarDay, CalendarYear, SaveCalendarYear } from '../../bindings/operations';
import { api } from '../../host';
import { useChanged, useKeptText } from '../../shared/drafts';
import { failureText, showInForm } from '../../shared/failure';
import { month, shortDay, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves, useZone } from '../../shared/lookups';
import { useNow } from '../../shared/now';
import { Problem } from '../../shared/Problem';
import { Restored } from '../../shared/Restored';
import { spansOf, weeksOf } from './months';
import './calendar.css';

export function CalendarSection() {
  const { t } = useWords();
  const thisYear = toWallClock(useNow(), useZone()).year();
  const [year, setYear] = useState(thisYear);
  const calendar = useQuery({
    queryKey: [...shelves.calendar, year],
    queryFn: () => api.listCalendar({ year }),
    placeholderData: (previous) => previous,
  });
  return (
    <section className="card" aria-label={t('calendar.title')}>
      <header className="card-head">
        <h2>{t('calendar.title')}</h2>
        <Segmented<number>
          aria-label={t('calendar.year')}
          value={year}
          onChange={setYear}
          options={[thisYear - 2, thisYear - 1, thisYear, thisYear + 1]}
        />
      </header>
      <p className="policy-lead">{t('calendar.lead')}</p>
      {calendar.isPending && <Skeleton active />}
      {calendar.isError && <Problem caught={calendar.error} retry={() => void calendar.refetch()} />}
      {calendar.data !== undefined && <Year key={calendar.data.year} calendar={calendar.data} />}
    </section>
  );
}

interface Fields {
  from: Dayjs;
  to: Dayjs;
  kind: CalendarDay['kind'] | 'usual';
  name?: string;
}

const names = ['from', 'to', 'kind', 'name'];

function Year({ calendar }: { calendar: CalendarYear }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const kind = Form.useWatch('kind', form);
  const initial = { kind: 'rest' as const };
  const kept = useChanged(form, `calendar.${calendar.year}`, names, initial);
  const save = useMutation({
    mutationFn: ({ from, to, kind: chosen, name }: Fields) =>
      api.saveCalendarDays({
        from: from.format('YYYY-MM-DD'),
        to: to.format('YYYY-MM-DD'),
        ...(chosen === 'usual' ? {} : { kind: chosen, name: name ?? '' }),
      }),
    onSuccess: (answer) => {
      client.setQueryData([...shelves.calendar, answer.year], answer);
      void client.invalidateQueries({ queryKey: shelves.policy });
      void message.success(t('action.saved'));
      // For the next days.
      kept.giveUp();
    },
    onError: (caught) => setProblem(showInForm(form, caught, language)),
  });
  const pick = (day: string) => {
    const known = calendar.days.find((one) => one.day === day);
    form.setFieldsValue({
      from: dayjs(day),
      to: dayjs(day),
      ...(known === undefined ? {} : { kind: known.kind, name: known.name }),
    });
  };
  const required = [{ required: true, message: t('act.required') }];
  return (
    <>
      <Published calendar={calendar} />
      <Months calendar={calendar} pick={pick} />
      {calendar.days.length > 0 && (
        <ul className="named-days" aria-label={t('calendar.named')}>
          {spansOf(calendar.days).map(({ from, to, kind: what, name }) => (
            <li key={from}>
              <span className={`day-mark day-${what}`} aria-hidden="true">
                {t(what === 'rest' ? 'calendar.restMark' : 'calendar.workMark')}
              </span>
              {from === to
                ? shortDay(from, language)
                : `${shortDay(from, language)} – ${shortDay(to, language)}`}{' '}
              {name}
              <span className="unseen">{t(`calendar.${what}`)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="faint">{t('calendar.pick')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={(fields) => {
          setProblem(null);
          save.mutate(fields);
        }}
      >
        <Restored kept={kept} />
        {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
        <div className="form-row calendar-days">
          <Form.Item name="from" label={t('calendar.from')} rules={required}>
            <DatePicker
              defaultPickerValue={dayjs(`${calendar.year}-01-01`)}
              onChange={(day) => form.getFieldValue('to') ?? form.setFieldValue('to', day)}
            />
          </Form.Item>
          <Form.Item name="to" label={t('calendar.to')} rules={required}>
            <DatePicker defaultPickerValue={dayjs(`${calendar.year}-01-01`)} />
          </Form.Item>
          <Form.Item name="kind" label={t('calendar.kind')} rules={required}>
            <Select
              options={(['rest', 'work', 'usual'] as const).map((value) => ({
                value,
                label: t(`calendar.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="name" label={t('calendar.name')} rules={kind === 'usual' ? [] : required}>
            <Input maxLength={20} disabled={kind === 'usual'} placeholder={t('calendar.nameHint')} />
          </Form.Item>
        </div>
        <Button htmlType="submit" loading={save.isPending}>
          {t('calendar.save')}
        </Button>
      </Form>
    </>
  );
}

/** Whether the year is complete, and where its days come from. */
function Published({ calendar: { year, published, source } }: { calendar: CalendarYear }) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [text, setText, said, kept] = useKeptText(`calendar.${year}.source`);
  const change = useMutation({
    mutationFn: (next: Omit<SaveCalendarYear, 'year'>) => api.saveCalendarYear({ year, ...next }),
    onSuccess: (answer) => {
      said();
      client.setQueryData([...shelves.calendar, year], answer);
      void client.invalidateQueries({ queryKey: shelves.policy });
    },
    onError: (caught) => void message.error(failureText(caught, language)),
  });
  if (published) {
    return (
      <p className="calendar-state">
        {t('calendar.published', { source: source ?? '' })}
        <Button type="link" size="small" onClick={() => change.mutate({ published: false })}>
          {t('calendar.unpublish')}
        </Button>
      </p>
    );
  }
  return (
    <>
      <Restored kept={kept} />
      <Alert
        className="calendar-state"
        type="warning"
        showIcon
        title={t('calendar.notPublished', { year })}
        action={
          <span className="calendar-publish">
            <Input
              size="small"
              aria-label={t('calendar.source')}
              placeholder={t('calendar.source')}
              maxLength={60}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Button
              size="small"
              disabled={text.trim() === ''}
              onClick={() => change.mutate({ published: true, source: text })}
            >
              {t('calendar.publish')}
            </Button>
          </span>
        }
      />
    </>
  );
}

/** The twelve months. For the eye and the pointer; the list and the form below say and do the same. */
function Months({ calendar, pick }: { calendar: CalendarYear; pick: (day: string) => void }) {
  const { t, language } = useWords();
  const kinds = new Map(calendar.days.map((one) => [one.day, one]));
  return (
    <div className="months" aria-hidden="true">
      {Array.from({ length: 12 }, (_, index) => index + 1).map((number) => (
        <div key={number} className="month">
          <strong>{month(number, language)}</strong>
          <div className="year-days">
            {[...t('calendar.weekdays')].map((weekday, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the weekdays never move
              <span key={place} className="year-weekday">
                {weekday}
              </span>
            ))}
            {weeksOf(calendar.year, number).map((day, place) => {
              if (day === null) {
                // biome-ignore lint/suspicious/noArrayIndexKey: nothing that could move
                return <span key={place} />;
              }
              const known = kinds.get(day);
              const kind = known?.kind ?? (place % 7 >= 5 ? 'weekend' : 'plain');
              return (
                <button
                  key={day}
                  type="button"
                  tabIndex={-1}
                  className={`day day-${kind}`}
                  title={known === undefined ? day : `${day} ${known.name} ${t(`calendar.${known.kind}`)}`}
                  onClick={() => pick(day)}
                >
                  {Number(day.slice(8))}
                </button>
              );
            })}
          </div>
        </div>
      ))}
    </div>
  );
}
