// The tickets and the people that stand out, each with what was said of it, and the two things that can be done: say why nothing is
// wrong, or note a finding.
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Skeleton, Table } from 'antd';
import { useState } from 'react';
import type {
  ListRedFlags,
  RedFlag,
  RedFlagKind,
  RedFlagOf,
  RedFlagReview,
  SlowPerson,
} from '../../bindings/operations';
import { api } from '../../host';
import { Shape } from '../../shared/Due';
import { useChanged } from '../../shared/drafts';
import { FormDrawer } from '../../shared/FormDrawer';
import { moment, percent, quarter as quarterName, span } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { KeptForm } from '../../shared/KeptForm';
import { useZone } from '../../shared/lookups';
import { Nothing } from '../../shared/Nothing';
import { Opens } from '../../shared/Opens';
import { Problem } from '../../shared/Problem';
import { FindingForm } from './FindingForm';
import { More } from './PagedTable';
import { useRedFlagList, useSupervisionAction } from './queries';
import type { PartProps } from './SupervisionPage';

/** What is looked into: which red flag, what it is called, and what a finding says of it to begin with. */
interface Looked {
  flag: RedFlagOf;
  name: string;
  content: string;
  act: 'aside' | 'make';
}

interface ListProps {
  filter: ListRedFlags;
  change: PartProps['change'];
}

export function FlagList({ filter, change }: ListProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const pages = useRedFlagList(filter);
  const [looked, setLooked] = useState<Looked | null>(null);
  const { kind } = filter;
  if (pages.isError) {
    return <Problem caught={pages.error} retry={() => void pages.refetch()} />;
  }
  if (pages.data === undefined) {
    return <Skeleton active />;
  }
  const look = ({ kind, number, at }: RedFlag, act: Looked['act']) =>
    setLooked({
      flag: { of: 'ticket', kind, number, at },
      name: number,
      content: t('redFlag.ticketContent', { number, kind: t(`redFlagKind.${kind}`) }),
      act,
    });
  return (
    <>
      <Table<RedFlag>
        size="small"
        rowKey={({ kind, number, at }) => `${kind} ${number} ${at}`}
        pagination={false}
        dataSource={pages.data.pages.flatMap((page) => page.rows)}
        aria-label={t(`redFlagKind.${kind ?? 'all'}`)}
        locale={{
          emptyText: (
            <Nothing
              title={t(filter.standing === 'open' ? 'redFlag.noneOpen' : 'redFlag.none')}
              hint={t('empty.redFlags')}
            />
          ),
        }}
        columns={[
          {
            title: t('redFlag.ticket'),
            width: 230,
            render: (_, { number, category, topic, about_staff }) => (
              <>
                <Link to="/tickets" search={{ tab: 'all', ticket: number }}>
                  {number}
                </Link>
                {about_staff && <span className="tag">{t('redFlag.aboutStaff')}</span>}
                <span className="faint supervision-note">
                  {t(`category.${category}`)} · {topic}
                </span>
              </>
            ),
          },
          ...(kind === undefined
            ? [
                {
                  title: t('redFlag.kind'),
                  width: 120,
                  render: (_: unknown, { kind }: RedFlag) => t(`redFlagKind.${kind}`),
                },
              ]
            : []),
          {
            title: t('redFlag.seen'),
            render: (_, flag) => (
              <>
                <Seen kind={flag.kind} flag={flag} />
                <span className="faint supervision-note">{moment(flag.at, zone, language)}</span>
              </>
            ),
          },
          {
            title: t('redFlag.responsible'),
            width: 100,
            render: (_, { responsible }) => responsible?.name ?? <span className="faint">—</span>,
          },
          ...(kind === 'slow_person'
            ? []
            : [
                {
                  title: t('redFlag.review'),
                  width: 300,
                  render: (_: unknown, flag: RedFlag) => (
                    <Review
                      review={flag.review}
                      name={flag.number}
                      look={(act) => look(flag, act)}
                      change={change}
                    />
                  ),
                },
              ]),
        ]}
      />
      <More pages={pages} />
      <LookInto looked={looked} close={() => setLooked(null)} change={change} />
    </>
  );
}

/** What was seen of a ticket, in words. */
function Seen({ kind, flag }: { kind: RedFlagKind; flag: RedFlag }) {
  const { t, language } = useWords();
  const { by, words, before, due_at, first_feedback_at, received_at, registered_at } = flag;
  const name = by?.name ?? '';
  const between = (from: string, to: string) => span(Date.parse(to) - Date.parse(from), language);
  switch (kind) {
    case 'last_minutes':
      return first_feedback_at !== null && soon(first_feedback_at, due_at)
        ? t('redFlag.last_minutes', { name, left: between(first_feedback_at, due_at) })
        : t('redFlag.last_minutes_closed');
    case 'no_contact':
    case 'own_follow_up':
      return t(`redFlag.${kind}`, { name });
    case 'reopened':
      return t('redFlag.reopened', { name, words });
    case 'repeated':
      return (
        <Link to="/tickets" search={{ tab: 'all', ticket: before ?? '' }}>
          {t('redFlag.repeated', { number: before })}
        </Link>
      );
    case 'back_dated':
      return t('redFlag.back_dated', { name, words, late: between(received_at, registered_at) });
    case 'slow_person':
      return first_feedback_at === null
        ? t('redFlag.slow_person_open')
        : t('redFlag.slow_person', { late: between(due_at, first_feedback_at) });
  }
}

/** Whether it was before the deadline, and no more than an hour: no more can be the last minutes. */
function soon(at: string, due: string): boolean {
  const left = Date.parse(due) - Date.parse(at);
  return left >= 0 && left <= 3_600_000;
}

interface ReviewProps {
  review: RedFlagReview | null;
  name: string;
  look: (act: Looked['act']) => void;
  change: PartProps['change'];
}

/** What was said of a red flag, and what can be done with it. */
function Review({ review, name, look, change }: ReviewProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const finding = review?.finding_id ?? null;
  return (
    <>
      {review !== null && (
        <span className="supervision-note">
          {finding !== null ? (
            <Opens open={() => change({ tab: 'findings', show: 'all', finding })}>
              {t('redFlag.toFinding')}
            </Opens>
          ) : (
            <span className="supervision-good">
              <Shape kind="done" /> {t('redFlag.aside')}：{review.reason}
            </span>
          )}
          <span className="faint supervision-note">
            {review.by.name} · {moment(review.at, zone, language)}
          </span>
        </span>
      )}
      {finding === null && (
        <span className="supervision-buttons">
          {review === null && (
            <Button
              size="small"
              aria-label={t('redFlag.asideOf', { number: name })}
              onClick={() => look('aside')}
            >
              {t('redFlag.aside')}
            </Button>
          )}
          <Button
            size="small"
            aria-label={t('redFlag.makeOf', { number: name })}
            onClick={() => look('make')}
          >
            {t('redFlag.make')}
          </Button>
        </span>
      )}
    </>
  );
}

interface LookProps {
  looked: Looked | null;
  close: () => void;
  change: PartProps['change'];
}

function LookInto({ looked, close, change }: LookProps) {
  const { t } = useWords();
  const title =
    looked === null
      ? ''
      : t(looked.act === 'aside' ? 'redFlag.asideOf' : 'redFlag.makeOf', { number: looked.name });
  return (
    <FormDrawer open={looked !== null} onClose={close} size={520} title={title}>
      {looked?.act === 'aside' && <Aside flag={looked.flag} close={close} />}
      {looked?.act === 'make' && (
        <FindingForm
          redFlag={looked.flag}
          content={looked.content}
          close={close}
          done={({ finding }) => change({ tab: 'findings', show: 'all', finding: finding.id })}
        />
      )}
    </FormDrawer>
  );
}

function Aside({ flag, close }: { flag: RedFlagOf; close: () => void }) {
  const { t } = useWords();
  const [form] = Form.useForm<{ reason: string }>();
  const about = flag.of === 'person' ? `${flag.staff_id}.${flag.quarter}` : `${flag.kind}.${flag.number}`;
  const kept = useChanged(form, `aside.${about}`, ['reason'], {});
  const aside = useSupervisionAction(({ reason }: { reason: string }) =>
    api.setAsideRedFlag({ flag, reason }),
  );
  return (
    <KeptForm form={form} kept={kept} send={aside} done={close} name="red-flag">
      <Form.Item
        name="reason"
        label={t('redFlag.asideWhy')}
        extra={t('redFlag.asideHint')}
        rules={[{ required: true, whitespace: true, message: t('supervision.required') }]}
      >
        <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={aside.isPending}>
        {t('redFlag.aside')}
      </Button>
    </KeptForm>
  );
}

interface PeopleProps {
  quarter: string;
  people: SlowPerson[];
  show: (staff: number) => void;
  change: PartProps['change'];
}

/** Whose on-time rate is under that of the others; in no order of rank. */
export function SlowPeople({ quarter, people, show, change }: PeopleProps) {
  const { t, language } = useWords();
  const [looked, setLooked] = useState<Looked | null>(null);
  const points = (share: number) => (share * 100).toFixed(1);
  const look = ({ staff, own, others }: SlowPerson, act: Looked['act']) =>
    setLooked({
      flag: { of: 'person', staff_id: staff.id, quarter },
      name: staff.name,
      content: t('redFlag.personContent', {
        quarter: quarterName(quarter, language),
        own: percent(own),
        others: percent(others),
      }),
      act,
    });
  return (
    <>
      <Table<SlowPerson>
        size="small"
        rowKey={({ staff }) => staff.id}
        pagination={false}
        dataSource={people}
        aria-label={t('redFlagKind.slow_person')}
        locale={{ emptyText: <Nothing title={t('redFlag.none')} hint={t('empty.redFlags')} /> }}
        columns={[
          { title: t('redFlag.person'), render: (_, { staff }) => staff.name },
          {
            title: t('redFlag.ownRate'),
            width: 150,
            align: 'right',
            render: (_, { own }) => `${percent(own)} ${own.numerator} / ${own.denominator}`,
          },
          {
            title: t('redFlag.othersRate'),
            width: 170,
            align: 'right',
            render: (_, { others }) => `${percent(others)} ${others.numerator} / ${others.denominator}`,
          },
          {
            title: t('redFlag.gap'),
            width: 210,
            render: (_, { difference, within }) =>
              t('redFlag.gapWithin', {
                gap: points(difference),
                low: points(within.low),
                high: points(within.high),
              }),
          },
          {
            title: t('redFlag.review'),
            width: 300,
            render: (_, person) => (
              <>
                <Review
                  review={person.review}
                  name={person.staff.name}
                  look={(act) => look(person, act)}
                  change={change}
                />
                <Button
                  size="small"
                  type="link"
                  aria-label={t('redFlag.lateOf', { name: person.staff.name })}
                  onClick={() => show(person.staff.id)}
                >
                  {t('redFlag.late')}
                </Button>
              </>
            ),
          },
        ]}
      />
      <LookInto looked={looked} close={() => setLooked(null)} change={change} />
    </>
  );
}
