// What stands out in the tickets of a quarter: how many of each kind, what it means and why it may be innocent, and the tickets.
import { Alert, App, Button, InputNumber, Segmented, Skeleton, Table } from 'antd';
import { useState } from 'react';
import type {
  RedFlags as Flags,
  RedFlagCount,
  RedFlagKind,
  RedFlagRule,
  RedFlagStanding,
  SlowPerson,
} from '../../bindings/operations';
import { api } from '../../host';
import { failureText } from '../../shared/failure';
import { cutOff } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { Opens } from '../../shared/Opens';
import { Problem } from '../../shared/Problem';
import { Quarters } from './Channels';
import { useRedFlags, useSupervisionAction } from './queries';
import { FlagList, SlowPeople } from './RedFlagList';
import type { PartProps } from './SupervisionPage';
import { type FlagChoice, flagStandings, type SupervisionSearch } from './search';

export function RedFlags({ search, change }: PartProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const flags = useRedFlags(search.quarter);
  const { standing } = search;
  if (flags.isError) {
    return <Problem caught={flags.error} retry={() => void flags.refetch()} />;
  }
  if (flags.data === undefined) {
    return <Skeleton active />;
  }
  const { quarter, as_of, rule, kinds } = flags.data;
  const kind = search.flag ?? kinds.find(({ total }) => total > 0)?.kind ?? 'last_minutes';
  const place: SupervisionSearch = { tab: 'red_flags', quarter, flag: kind };
  return (
    <>
      <div className="supervision-bar">
        <Quarters value={quarter} choose={(next) => change({ ...place, quarter: next })} />
        <span className="faint">{t('supervision.asOf', { moment: cutOff(as_of, zone, language) })}</span>
        <Rule key={rule.version} rule={rule} />
      </div>
      <p className="faint supervision-formulas">{t('redFlag.hint')}</p>
      <Kinds kinds={kinds} chosen={kind} choose={(flag) => change({ ...place, flag })} />
      {kind === 'all' ? (
        <h2 className="supervision-head">{t('redFlagKind.all')}</h2>
      ) : (
        <Meaning kind={kind} rule={rule} />
      )}
      {kind === 'slow_person' ? (
        <People flags={flags.data} search={search} place={place} change={change} />
      ) : (
        <>
          <Segmented<RedFlagStanding | 'all'>
            className="supervision-all"
            aria-label={t('redFlag.standing')}
            value={standing ?? 'all'}
            onChange={(next) => change(next === 'all' ? place : { ...place, standing: next })}
            options={[
              { value: 'all', label: t('supervision.all') },
              ...flagStandings.map((value) => ({ value, label: t(`redFlagStanding.${value}`) })),
            ]}
          />
          <FlagList
            filter={{
              ...(kind === 'all' ? {} : { kind }),
              quarter,
              ...(standing === undefined ? {} : { standing }),
            }}
            change={change}
          />
          {kind === 'all' && <PeopleToo flags={flags.data} standing={standing} change={change} />}
        </>
      )}
    </>
  );
}

interface KindsProps {
  kinds: RedFlagCount[];
  chosen: FlagChoice;
  choose: (kind: FlagChoice) => void;
}

/** A kind with its counts, or all of them added up. */
type KindRow = Omit<RedFlagCount, 'kind'> & { kind: FlagChoice };

function all(kinds: RedFlagCount[]): KindRow {
  const sum = (of: (one: RedFlagCount) => number) => kinds.reduce((so, one) => so + of(one), 0);
  return {
    kind: 'all',
    total: sum(({ total }) => total),
    open: sum(({ open }) => open),
    set_aside: sum(({ set_aside }) => set_aside),
    found: sum(({ found }) => found),
  };
}

function Kinds({ kinds, chosen, choose }: KindsProps) {
  const { t } = useWords();
  const number = (count: number) => (count === 0 ? <span className="faint">0</span> : count);
  return (
    <Table<KindRow>
      size="small"
      rowKey="kind"
      pagination={false}
      dataSource={[...kinds, all(kinds)]}
      aria-label={t('supervision.red_flags')}
      rowClassName={({ kind }) =>
        kind === chosen ? 'supervision-row supervision-chosen' : 'supervision-row'
      }
      onRow={({ kind }) => ({ onClick: () => choose(kind) })}
      columns={[
        {
          title: t('redFlag.kind'),
          render: (_, { kind }) => (
            <Opens
              aria-label={t('redFlag.show', { kind: t(`redFlagKind.${kind}`) })}
              aria-pressed={kind === chosen}
              open={() => choose(kind)}
            >
              {t(`redFlagKind.${kind}`)}
            </Opens>
          ),
        },
        { title: t('redFlag.total'), width: 110, align: 'right', render: (_, { total }) => number(total) },
        { title: t('redFlag.open'), width: 130, align: 'right', render: (_, { open }) => number(open) },
        {
          title: t('redFlag.setAside'),
          width: 140,
          align: 'right',
          render: (_, { set_aside }) => number(set_aside),
        },
        { title: t('redFlag.found'), width: 130, align: 'right', render: (_, { found }) => number(found) },
      ]}
    />
  );
}

function Meaning({ kind, rule }: { kind: RedFlagKind; rule: RedFlagRule }) {
  const { t } = useWords();
  return (
    <section className="supervision-meaning">
      <h2 className="supervision-head">{t(`redFlagKind.${kind}`)}</h2>
      <dl className="supervision-facts">
        <div>
          <dt>{t('redFlag.means')}</dt>
          <dd>{t(`redFlagMeans.${kind}`, { minutes: rule.last_minutes })}</dd>
        </div>
        <div>
          <dt>{t('redFlag.innocent')}</dt>
          <dd>{t(`redFlagInnocent.${kind}`)}</dd>
        </div>
      </dl>
    </section>
  );
}

/** How many minutes before the deadline are the last ones. */
function Rule({ rule }: { rule: RedFlagRule }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [minutes, setMinutes] = useState<number | null>(rule.last_minutes);
  const set = useSupervisionAction((last_minutes: number) =>
    api.setRedFlagRule({ last_minutes, expected_version: rule.version }),
  );
  return (
    <span className="supervision-end supervision-rule">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: antd's field is the control. */}
      <label>
        {t('redFlag.rule')}{' '}
        <InputNumber min={1} max={60} precision={0} value={minutes} onChange={setMinutes} />
      </label>
      {minutes !== null && minutes !== rule.last_minutes && (
        <Button
          loading={set.isPending}
          onClick={() =>
            set.mutate(minutes, {
              onSuccess: () => void message.success(t('redFlag.ruleSaved', { minutes })),
              onError: (caught) => void message.error(failureText(caught, language), 8),
            })
          }
        >
          {t('redFlag.ruleSet')}
        </Button>
      )}
    </span>
  );
}

interface TooProps {
  flags: Flags;
  standing: RedFlagStanding | undefined;
  change: PartProps['change'];
}

/** Among the red flags of all kinds those that are people, below those that are tickets. */
function PeopleToo({ flags, standing, change }: TooProps) {
  const { t } = useWords();
  const { quarter } = flags;
  const people = flags.people.filter((one) => standing === undefined || standing === stands(one));
  return people.length === 0 ? null : (
    <>
      <h2 className="supervision-head">{t('redFlagKind.slow_person')}</h2>
      <SlowPeople
        quarter={quarter}
        people={people}
        show={(owner) => change({ tab: 'red_flags', quarter, flag: 'slow_person', owner })}
        change={change}
      />
    </>
  );
}

function stands({ review }: SlowPerson): RedFlagStanding {
  if (review === null) {
    return 'open';
  }
  return review.finding_id === null ? 'set_aside' : 'found';
}

interface PeopleProps {
  flags: Flags;
  search: SupervisionSearch;
  place: SupervisionSearch;
  change: PartProps['change'];
}

function People({ flags, search, place, change }: PeopleProps) {
  const { t } = useWords();
  const { quarter, people, too_few: count } = flags;
  const chosen = people.find(({ staff }) => staff.id === search.owner);
  return (
    <>
      <SlowPeople
        quarter={quarter}
        people={people}
        show={(owner) => change({ ...place, owner })}
        change={change}
      />
      {count > 0 && <Alert className="supervision-head" type="info" title={t('redFlag.tooFew', { count })} />}
      {chosen !== undefined && (
        <>
          <h2 className="supervision-head">{t('redFlag.lateOf', { name: chosen.staff.name })}</h2>
          <FlagList filter={{ kind: 'slow_person', quarter, staff_id: chosen.staff.id }} change={change} />
        </>
      )}
    </>
  );
}
