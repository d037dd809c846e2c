// Words in English: notices of the system, the tray, keys that work everywhere.
import type { Same } from '../same';
import type { reminders as chinese } from '../zh-CN/reminders';

export const reminders: Same<typeof chinese> = {
  reminders: {
    title: 'Notices and tray',
    notices: 'Desktop notices',
    noticesHint:
      'When a ticket is given to me, is due soon or is late. With its number and kind only; never a resident, never what was said.',
    trial: 'Try it',
    trialTitle: 'Notices of Linsheng appear here',
    trialBody: 'If you can read this, this computer shows notices.',
    trialHint: 'Nothing to see? Let Linsheng send notifications in the settings of the system.',
    openNotice: 'Open',
    keep: 'Closing the window keeps the program in the tray',
    keepHint:
      'The program goes on and reminds; its icon in the tray opens it again. When off, closing the window ends the program.',
    shortcut: 'Keys to register from anywhere',
    shortcutHint: 'They open a new ticket while another program is in use.',
    shortcutOff: 'None',
    escalated: 'Late, brought before the manager',
    report_drafted: 'A draft of the quarterly report is ready',
    overdue: 'Ticket is late',
    due_soon: 'Ticket is due soon',
    given: 'Given to you',
    reminded: 'Ticket not answered yet',
    several: '{{count}} tickets are waiting for you',
    several_one: '{{count}} ticket is waiting for you',
    line: '{{kind}}, {{count}}: {{what}}',
    andMore: '{{list}} and more',
    trayNone: 'Linsheng',
    traySome: 'Linsheng: {{count}} tickets late or due soon',
    traySome_one: 'Linsheng: {{count}} ticket late or due soon',
    trayOpen: 'Open Linsheng',
    trayRegister: 'Register a ticket',
    trayQuit: 'Quit',
  },
};
