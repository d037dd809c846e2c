// Every word of the interface in Chinese, the product's first language. The other languages have the same keys.
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
