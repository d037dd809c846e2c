// Every word of the interface in Chinese, the product's first language. The other languages have the same keys.
import { access } from './access';
import { analysis } from './analysis';
import { app } from './app';
import { archive } from './archive';
import { attachments } from './attachments';
import { board } from './board';
import { box } from './box';
import { calendar } from './calendar';
import { callBacks } from './callBacks';
import { charts } from './charts';
import { desk } from './desk';
import { empty } from './empty';
import { first } from './first';
import { followUps } from './followUps';
import { help } from './help';
import { home } from './home';
import { incident } from './incident';
import { ledger } from './ledger';
import { letters } from './letters';
import { logo } from './logo';
import { lookUp } from './lookUp';
import { meetingRules } from './meetingRules';
import { meetings } from './meetings';
import { minutes } from './minutes';
import { notices } from './notices';
import { orders } from './orders';
import { policy } from './policy';
import { reminders } from './reminders';
import { reports } from './reports';
import { residents } from './residents';
import { results } from './results';
import { richText } from './richText';
import { search } from './search';
import { start } from './start';
import { supervision } from './supervision';
import { surveys } from './surveys';
import { tickets } from './tickets';
import { work } from './work';

export { failures } from './failures';

export const words = {
  ...access,
  ...analysis,
  ...app,
  ...attachments,
  ...board,
  ...box,
  ...calendar,
  ...callBacks,
  ...charts,
  ...desk,
  ...empty,
  ...first,
  ...followUps,
  ...help,
  ...home,
  ...incident,
  ...ledger,
  ...letters,
  ...logo,
  ...lookUp,
  ...meetingRules,
  ...meetings,
  ...minutes,
  ...notices,
  ...orders,
  ...policy,
  ...archive,
  ...reminders,
  ...reports,
  ...residents,
  ...results,
  ...richText,
  ...search,
  ...start,
  ...supervision,
  ...surveys,
  ...tickets,
  ...work,
};
