// The numbers on a page of the draft, each of which opens the list of what it counts. Tab comes to the first of a page, the arrows
// go on from there: a report has hundreds of numbers.
import { Link } from '@tanstack/react-router';
import type { CSSProperties, KeyboardEvent } from 'react';
import type { OpenPlace, Opens, Permission, TicketList } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { useWords } from '../../shared/i18n';
import { openIncident } from '../../shared/openIncident';

/** A page, in points. */
const [pageWidth, pageHeight] = [595.28, 841.89];

/** What lies over a page; only what the person may read. */
export function Opening({ places }: { places: OpenPlace[] }) {
  const { t } = useWords();
  const may = useMay();
  const open = places.filter(({ opens }) => may(needed[opens.list]));
  if (open.length === 0) {
    return null;
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div role="group" aria-label={t('reports.opensOfPage')} onKeyDown={along}>
      {open.map((place, index) => (
        <OpensLink
          key={`${place.x} ${place.y}`}
          opens={place.opens}
          style={over(place)}
          label={t(place.count === undefined ? 'reports.opensOne' : 'reports.opens', { label: place.label })}
          tabIndex={index === 0 ? 0 : -1}
        />
      ))}
    </div>
  );
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Goes to the next number of the page, or to the one before. */
function along(event: KeyboardEvent<HTMLDivElement>) {
  const step = steps[event.key];
  if (step === undefined) {
    return;
  }
  // The pages are not scrolled by the same key.
  event.preventDefault();
  event.stopPropagation();
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.report-opens')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
}

// Whoever sees fewer of the things than the number counts would find another number there.
const needed: Record<Opens['list'], Permission> = {
  tickets: 'tickets.read',
  followed_tickets: 'tickets.read',
  ticket: 'tickets.read',
  incident: 'tickets.read',
  work_orders: 'work_orders.issue',
  notices: 'notices.read',
  postings: 'notices.read',
  meetings: 'meetings.read',
  decisions: 'meetings.read',
  not_carried: 'meetings.read',
  meeting: 'meetings.read',
  action_item: 'meetings.write',
  action_items: 'meetings.write',
  late_action_items: 'meetings.write',
  board: 'board.read',
  proposal: 'office.read',
  checks: 'supervision.read',
  findings: 'supervision.write',
  measure: 'supervision.write',
  carried: 'supervision.write',
  red_flags: 'supervision.review',
  sample: 'supervision.review',
  archive: 'archive.read',
  holds: 'archive.approve',
  survey: 'surveys.read',
  survey_question: 'surveys.read',
};

function over({ x, y, width, height }: OpenPlace): CSSProperties {
  const share = (part: number, whole: number) => `${(part / whole) * 100}%`;
  return {
    left: share(x, pageWidth),
    top: share(y, pageHeight),
    width: share(width, pageWidth),
    height: share(height, pageHeight),
  };
}

interface OpensProps {
  opens: Opens;
  label: string;
  style: CSSProperties;
  tabIndex: number;
}

function OpensLink({ opens, label, style, tabIndex }: OpensProps) {
  const same = { className: 'report-opens', 'aria-label': label, title: label, style, tabIndex };
  switch (opens.list) {
    case 'tickets':
    case 'followed_tickets':
      return <Link to="/tickets" search={ticketsOf(opens)} {...same} />;
    case 'ticket':
      return <Link to="/tickets" search={{ tab: 'all', ticket: opens.number }} {...same} />;
    case 'incident':
      // It opens beside the report.
      return <button type="button" onClick={() => openIncident(opens.id)} {...same} />;
    case 'work_orders': {
      const { list: _, ...issued } = opens;
      return <Link to="/orders" search={{ tab: 'all', issued }} {...same} />;
    }
    case 'notices': {
      const { from, to, kind, channel_id } = opens;
      const counted = { from, to, ...(channel_id === undefined ? {} : { channel: channel_id }) };
      return <Link to="/notices" search={{ counted, ...(kind === undefined ? {} : { kind }) }} {...same} />;
    }
    case 'postings': {
      const { list: _, ...counted } = opens;
      return <Link to="/notices" search={{ counted }} {...same} />;
    }
    case 'decisions': {
      const { list: _, ...days } = opens;
      return <Link to="/meetings" search={{ held: { ...days, decided: true } }} {...same} />;
    }
    case 'not_carried': {
      const { list: _, ...days } = opens;
      return <Link to="/meetings" search={{ held: { ...days, not_carried: true } }} {...same} />;
    }
    case 'archive': {
      const { list: _, ...stood } = opens;
      return <Link to="/archive" search={stood} {...same} />;
    }
    case 'holds':
      return <Link to="/archive" search={{ tab: 'retention', on: opens.on }} {...same} />;
    case 'meetings': {
      const { list: _, ...held } = opens;
      return <Link to="/meetings" search={{ held }} {...same} />;
    }
    case 'meeting':
      return <Link to="/meetings" search={{ meeting: opens.id }} {...same} />;
    case 'action_items': {
      const { list: _, ...held } = opens;
      return <Link to="/action-items" search={{ show: 'all', held }} {...same} />;
    }
    case 'late_action_items':
      return <Link to="/action-items" search={{ show: 'all', lateOn: opens.on }} {...same} />;
    case 'proposal':
      return <Link to="/settings" search={{ section: 'revision' }} {...same} />;
    case 'action_item':
      return <Link to="/action-items" search={{ show: 'all', item: opens.id }} {...same} />;
    case 'survey':
      return <Link to="/surveys" search={{ wave: opens.id }} {...same} />;
    case 'survey_question':
      return <Link to="/surveys/results" search={{ wave: opens.id, question: opens.field }} {...same} />;
    default:
      return <Link to="/supervision" search={supervisionOf(opens)} {...same} />;
  }
}

function ticketsOf(opens: TicketList) {
  const { counted, from, to, category, channel_id, topic_id, building } = opens;
  const { household_id, topic_ids, with_building, post, without_responsible, over_hours, up_to_hours } =
    opens;
  return {
    tab: 'all' as const,
    counted,
    from,
    to,
    ...(category === undefined ? {} : { category }),
    ...(channel_id === undefined ? {} : { channel: channel_id }),
    ...(topic_id === undefined ? {} : { topic: topic_id }),
    ...(building === undefined ? {} : { building }),
    ...(household_id === undefined ? {} : { household: household_id }),
    ...(topic_ids === undefined ? {} : { topics: topic_ids }),
    ...(with_building === true ? { somewhere: true } : {}),
    ...(post === undefined ? {} : { post }),
    ...(without_responsible === true ? { nobody: true } : {}),
    ...(over_hours === undefined ? {} : { over: over_hours }),
    ...(up_to_hours === undefined ? {} : { upTo: up_to_hours }),
  };
}

type OfSupervision = Extract<
  Opens,
  { list: 'board' | 'checks' | 'findings' | 'measure' | 'carried' | 'red_flags' | 'sample' }
>;

/** What the page of supervision shows. */
function supervisionOf(opens: OfSupervision) {
  switch (opens.list) {
    case 'board':
      return { tab: 'board' as const, on: opens.on };
    case 'checks': {
      const { from, to, channel_id, passed } = opens;
      const channel = channel_id === undefined ? {} : { channel: channel_id };
      const counted = { from, to, ...channel, ...(passed === true ? { passed } : {}) };
      return { tab: 'checks' as const, counted };
    }
    case 'findings': {
      const { from, to, channel_id, settled } = opens;
      const channel = channel_id === undefined ? {} : { channel: channel_id };
      const counted = { from, to, ...channel, ...(settled === true ? { settled } : {}) };
      return { tab: 'findings' as const, counted };
    }
    case 'red_flags': {
      const { kind, quarter, standing } = opens;
      return {
        tab: 'red_flags' as const,
        flag: kind ?? ('all' as const),
        quarter,
        ...(standing === undefined ? {} : { standing }),
      };
    }
    case 'carried': {
      const { list: _, ...carried } = opens;
      return { tab: 'measures' as const, show: 'all' as const, carried };
    }
    case 'measure':
      return { tab: 'measures' as const, show: 'all' as const, measure: opens.id };
    case 'sample':
      return {
        tab: 'call_backs' as const,
        sample: opens.id,
        ...(opens.figure === undefined ? {} : { share: opens.figure }),
        ...(opens.hit === true ? { hit: true as const } : {}),
      };
  }
}
