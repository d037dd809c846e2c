// Every word of the interface in English.
import { access } from './access';
import { app } from './app';
import { attachments } from './attachments';
import { calendar } from './calendar';
import { followUps } from './followUps';
import { ledger } from './ledger';
import { lookUp } from './lookUp';
import { policy } from './policy';
import { reports } from './reports';
import { residents } from './residents';
import { search } from './search';
import { start } from './start';
import { tickets } from './tickets';

export { failures } from './failures';

export const words = {
  ...access,
  ...app,
  ...attachments,
  ...calendar,
  ...followUps,
  ...ledger,
  ...lookUp,
  ...policy,
  ...reports,
  ...residents,
  ...search,
  ...start,
  ...tickets,
};
