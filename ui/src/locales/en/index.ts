// Every word of the interface in English.
import { access } from './access';
import { app } from './app';
import { calendar } from './calendar';
import { policy } from './policy';
import { reports } from './reports';
import { residents } from './residents';
import { tickets } from './tickets';

export { failures } from './failures';

export const words = {
  ...app,
  ...access,
  ...tickets,
  ...policy,
  ...calendar,
  ...reports,
  ...residents,
};
