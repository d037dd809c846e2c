// The pages and their addresses. Filters and selection are in the address, so that going back brings them back.
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { analysisSearch } from '../features/analysis/search';
import { archiveSearch } from '../features/archive/search';
import { actionItemSearch } from '../features/meetings/actionItemSearch';
import { meetingSearch } from '../features/meetings/search';
import { noticeSearch } from '../features/notices/search';
import { residentSearch } from '../features/residents/search';
import { supervisionSearch } from '../features/supervision/search';
import { surveySearch } from '../features/surveys/search';
import { orderSearch } from '../features/tickets/orders/search';
import { ticketSearch } from '../features/tickets/search';
import { Broken, NotFound } from './Broken';
import { Home } from './Home';
import { Shell } from './Shell';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: Home,
});

const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  validateSearch: ticketSearch,
  component: lazyRouteComponent(() => import('../features/tickets/TicketsPage'), 'TicketsPage'),
});

const followUps = createRoute({
  getParentRoute: () => root,
  path: '/follow-ups',
  validateSearch: (search: Record<string, unknown>): { ticket?: string } =>
    typeof search.ticket === 'string' ? { ticket: search.ticket } : {},
  component: lazyRouteComponent(() => import('../features/tickets/FollowUpsPage'), 'FollowUpsPage'),
});

const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  validateSearch: orderSearch,
  component: lazyRouteComponent(() => import('../features/tickets/orders/OrdersPage'), 'OrdersPage'),
});

const residents = createRoute({
  getParentRoute: () => root,
  path: '/residents',
  validateSearch: residentSearch,
  component: lazyRouteComponent(() => import('../features/residents/ResidentsPage'), 'ResidentsPage'),
});

const residentsImport = createRoute({
  getParentRoute: () => root,
  path: '/residents/import',
  component: lazyRouteComponent(() => import('../features/residents/ImportPage'), 'ImportPage'),
});

const residentsNotice = createRoute({
  getParentRoute: () => root,
  path: '/residents/notice',
  component: lazyRouteComponent(() => import('../features/residents/NoticePage'), 'NoticePage'),
});

const meetings = createRoute({
  getParentRoute: () => root,
  path: '/meetings',
  validateSearch: meetingSearch,
  component: lazyRouteComponent(() => import('../features/meetings/MeetingsPage'), 'MeetingsPage'),
});

const actionItems = createRoute({
  getParentRoute: () => root,
  path: '/action-items',
  validateSearch: actionItemSearch,
  component: lazyRouteComponent(() => import('../features/meetings/ActionItemsPage'), 'ActionItemsPage'),
});

const meetingRules = createRoute({
  getParentRoute: () => root,
  path: '/meeting-rules',
  component: lazyRouteComponent(() => import('../features/meetings/RulesPage'), 'RulesPage'),
});

const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  validateSearch: noticeSearch,
  component: lazyRouteComponent(() => import('../features/notices/NoticesPage'), 'NoticesPage'),
});

const supervision = createRoute({
  getParentRoute: () => root,
  path: '/supervision',
  validateSearch: supervisionSearch,
  component: lazyRouteComponent(() => import('../features/supervision/SupervisionPage'), 'SupervisionPage'),
});

const surveys = createRoute({
  getParentRoute: () => root,
  path: '/surveys',
  validateSearch: surveySearch,
  component: lazyRouteComponent(() => import('../features/surveys/SurveysPage'), 'SurveysPage'),
});

const ledger = createRoute({
  getParentRoute: () => root,
  path: '/ledger',
  component: lazyRouteComponent(() => import('../features/ledger/LedgerPage'), 'LedgerPage'),
});

const analysis = createRoute({
  getParentRoute: () => root,
  path: '/analysis',
  validateSearch: analysisSearch,
  component: lazyRouteComponent(() => import('../features/analysis/AnalysisPage'), 'AnalysisPage'),
});

const mine = createRoute({
  getParentRoute: () => root,
  path: '/mine',
  component: lazyRouteComponent(() => import('../features/mine/MinePage'), 'MinePage'),
});

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: (search: Record<string, unknown>): { quarter?: string; edition?: number } => {
    const edition = Number(search.edition);
    return {
      ...(typeof search.quarter === 'string' ? { quarter: search.quarter } : {}),
      ...(Number.isSafeInteger(edition) && edition > 0 ? { edition } : {}),
    };
  },
  component: lazyRouteComponent(() => import('../features/reports/ReportsPage'), 'ReportsPage'),
});

const surveyResults = createRoute({
  getParentRoute: () => root,
  path: '/surveys/results',
  validateSearch: (search: Record<string, unknown>): { wave?: number } => {
    const id = Number(search.wave);
    return Number.isSafeInteger(id) && id > 0 ? { wave: id } : {};
  },
  component: lazyRouteComponent(() => import('../features/surveys/ResultsPage'), 'ResultsPage'),
});

const archive = createRoute({
  getParentRoute: () => root,
  path: '/archive',
  validateSearch: archiveSearch,
  component: lazyRouteComponent(() => import('../features/archive/ArchivePage'), 'ArchivePage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  component: lazyRouteComponent(() => import('../features/access/AuditPage'), 'AuditPage'),
});

const box = createRoute({
  getParentRoute: () => root,
  path: '/box',
  validateSearch: (search: Record<string, unknown>): { opening?: number } => {
    const id = Number(search.opening);
    return Number.isSafeInteger(id) && id > 0 ? { opening: id } : {};
  },
  component: lazyRouteComponent(() => import('../features/tickets/BoxPage'), 'BoxPage'),
});

const messages = createRoute({
  getParentRoute: () => root,
  path: '/messages',
  component: lazyRouteComponent(() => import('../features/tickets/MessagesPage'), 'MessagesPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
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
}
