// The pages and their addresses. Filters and selection are in the address, so that going back brings them back.
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import type { ParseKeys } from 'i18next';
import { analysisSearch } from '../features/analysis/search';
import { archiveSearch } from '../features/archive/search';
import { actionItemSearch } from '../features/meetings/actionItemSearch';
import { meetingSearch } from '../features/meetings/search';
import { noticeSearch } from '../features/notices/search';
import { residentSearch } from '../features/residents/search';
import { supervisionSearch } from '../features/supervision/search';
import { resultsSearch, surveySearch } from '../features/surveys/search';
import { orderSearch } from '../features/tickets/orders/search';
import { ticketSearch } from '../features/tickets/search';
import { Broken, NotFound } from './Broken';
import { Home } from './Home';
import { Shell } from './Shell';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Broken,
  staticData: { title: 'app.name', chapter: 'start' },
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  staticData: { title: 'home.title', chapter: 'home' },
  component: Home,
});

const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  staticData: { title: 'tickets.title', chapter: 'tickets' },
  validateSearch: ticketSearch,
  component: lazyRouteComponent(() => import('../features/tickets/TicketsPage'), 'TicketsPage'),
});

const followUps = createRoute({
  getParentRoute: () => root,
  path: '/follow-ups',
  staticData: { title: 'followUps.title', chapter: 'follow-ups' },
  validateSearch: (search: Record<string, unknown>): { ticket?: string } =>
    typeof search.ticket === 'string' ? { ticket: search.ticket } : {},
  component: lazyRouteComponent(() => import('../features/tickets/FollowUpsPage'), 'FollowUpsPage'),
});

const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  staticData: { title: 'orders.title', chapter: 'orders' },
  validateSearch: orderSearch,
  component: lazyRouteComponent(() => import('../features/tickets/orders/OrdersPage'), 'OrdersPage'),
});

const residents = createRoute({
  getParentRoute: () => root,
  path: '/residents',
  staticData: { title: 'residents.title', chapter: 'residents' },
  validateSearch: residentSearch,
  component: lazyRouteComponent(() => import('../features/residents/ResidentsPage'), 'ResidentsPage'),
});

const residentsImport = createRoute({
  getParentRoute: () => root,
  path: '/residents/import',
  staticData: { title: 'imports.title', chapter: 'residents-import' },
  component: lazyRouteComponent(() => import('../features/residents/ImportPage'), 'ImportPage'),
});

const residentsNotice = createRoute({
  getParentRoute: () => root,
  path: '/residents/notice',
  staticData: { title: 'privacyNotice.title', chapter: 'residents' },
  component: lazyRouteComponent(() => import('../features/residents/PrivacyNoticePage'), 'PrivacyNoticePage'),
});

const meetings = createRoute({
  getParentRoute: () => root,
  path: '/meetings',
  staticData: {
    title: 'meetings.title',
    chapter: 'meetings',
    within: { minutes: 'minutes', archive: 'minutes' },
  },
  validateSearch: meetingSearch,
  component: lazyRouteComponent(() => import('../features/meetings/MeetingsPage'), 'MeetingsPage'),
});

const actionItems = createRoute({
  getParentRoute: () => root,
  path: '/action-items',
  staticData: { title: 'work.page', chapter: 'action-items' },
  validateSearch: actionItemSearch,
  component: lazyRouteComponent(() => import('../features/meetings/ActionItemsPage'), 'ActionItemsPage'),
});

const meetingRules = createRoute({
  getParentRoute: () => root,
  path: '/meeting-rules',
  staticData: { title: 'meetingRules.page', chapter: 'meeting-rules' },
  component: lazyRouteComponent(() => import('../features/meetings/RulesPage'), 'RulesPage'),
});

const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  staticData: { title: 'notices.title', chapter: 'notices' },
  validateSearch: noticeSearch,
  component: lazyRouteComponent(() => import('../features/notices/NoticesPage'), 'NoticesPage'),
});

const supervision = createRoute({
  getParentRoute: () => root,
  path: '/supervision',
  staticData: {
    title: 'supervision.title',
    chapter: 'supervision',
    within: {
      channels: 'channels',
      checks: 'channels',
      call_backs: 'call-backs',
      red_flags: 'red-flags',
      findings: 'findings',
      measures: 'findings',
    },
  },
  validateSearch: supervisionSearch,
  component: lazyRouteComponent(() => import('../features/supervision/SupervisionPage'), 'SupervisionPage'),
});

const surveys = createRoute({
  getParentRoute: () => root,
  path: '/surveys',
  staticData: { title: 'surveys.name', chapter: 'surveys' },
  validateSearch: surveySearch,
  component: lazyRouteComponent(() => import('../features/surveys/SurveysPage'), 'SurveysPage'),
});

const ledger = createRoute({
  getParentRoute: () => root,
  path: '/ledger',
  staticData: { title: 'ledger.title', chapter: 'ledger' },
  component: lazyRouteComponent(() => import('../features/ledger/LedgerPage'), 'LedgerPage'),
});

const analysis = createRoute({
  getParentRoute: () => root,
  path: '/analysis',
  staticData: { title: 'analysis.title', chapter: 'analysis' },
  validateSearch: analysisSearch,
  component: lazyRouteComponent(() => import('../features/analysis/AnalysisPage'), 'AnalysisPage'),
});

const mine = createRoute({
  getParentRoute: () => root,
  path: '/mine',
  staticData: { title: 'mine.title', chapter: 'preferences' },
  component: lazyRouteComponent(() => import('../features/mine/MinePage'), 'MinePage'),
});

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  staticData: { title: 'reports.title', chapter: 'reports' },
  validateSearch: (search: Record<string, unknown>): { quarter?: string; edition?: number; draft?: true } => {
    const edition = Number(search.edition);
    return {
      ...(typeof search.quarter === 'string' ? { quarter: search.quarter } : {}),
      ...(Number.isSafeInteger(edition) && edition > 0 ? { edition } : {}),
      // Of an issued report: the draft of its correction.
      ...(search.draft === true ? { draft: true as const } : {}),
    };
  },
  component: lazyRouteComponent(() => import('../features/reports/ReportsPage'), 'ReportsPage'),
});

const surveyResults = createRoute({
  getParentRoute: () => root,
  path: '/surveys/results',
  staticData: { title: 'results.title', chapter: 'survey-results' },
  validateSearch: resultsSearch,
  component: lazyRouteComponent(() => import('../features/surveys/ResultsPage'), 'ResultsPage'),
});

const archive = createRoute({
  getParentRoute: () => root,
  path: '/archive',
  staticData: { title: 'archive.title', chapter: 'archive' },
  validateSearch: archiveSearch,
  component: lazyRouteComponent(() => import('../features/archive/ArchivePage'), 'ArchivePage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  staticData: { title: 'audit.title', chapter: 'audit' },
  component: lazyRouteComponent(() => import('../features/access/AuditPage'), 'AuditPage'),
});

const box = createRoute({
  getParentRoute: () => root,
  path: '/box',
  staticData: { title: 'box.title', chapter: 'box' },
  validateSearch: (search: Record<string, unknown>): { opening?: number } => {
    const id = Number(search.opening);
    return Number.isSafeInteger(id) && id > 0 ? { opening: id } : {};
  },
  component: lazyRouteComponent(() => import('../features/tickets/BoxPage'), 'BoxPage'),
});

const messages = createRoute({
  getParentRoute: () => root,
  path: '/messages',
  staticData: { title: 'messages.title', chapter: 'messages' },
  component: lazyRouteComponent(() => import('../features/tickets/MessagesPage'), 'MessagesPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  staticData: {
    title: 'settings.title',
    chapter: 'settings',
    within: {
      limits: 'policy',
      revision: 'policy',
      calendar: 'policy',
      rules: 'intake',
      phrases: 'tickets',
      staff: 'staff',
      backups: 'backups',
      reminders: 'preferences',
      look: 'preferences',
      keys: 'preferences',
    },
  },
  validateSearch: (search: Record<string, unknown>): { section?: string } =>
    typeof search.section === 'string' ? { section: search.section } : {},
  component: lazyRouteComponent(() => import('./SettingsPage'), 'SettingsPage'),
});

export function makeRouter() {
  return createRouter({
    routeTree: root.addChildren([
      home,
      tickets,
      box,
      messages,
      ledger,
      followUps,
      orders,
      residents,
      residentsImport,
      residentsNotice,
      meetings,
      actionItems,
      meetingRules,
      surveys,
      notices,
      supervision,
      analysis,
      mine,
      reports,
      surveyResults,
      archive,
      audit,
      settings,
    ]),
    history: createHashHistory(),
    defaultErrorComponent: Broken,
    // The pages are on this machine: they are fetched when the pointer comes near.
    defaultPreload: 'intent',
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }

  interface StaticDataRouteOption {
    /** What the page is called, in the title of the window's document and aloud when one comes to it. */
    title: ParseKeys;
    /** The chapter of the manual about it. */
    chapter: string;
    /** The chapters about its parts, by how the address calls them. */
    within?: Record<string, string>;
  }
}
