// Every word of the interface in Chinese, the product's first language. The other languages have the same keys.
import { access } from './access';
import { app } from './app';
import { lookUp } from './lookUp';
import { reports } from './reports';
import { residents } from './residents';
import { start } from './start';
import { tickets } from './tickets';

export { failures } from './failures';

export const words = {
  ...access,
  ...app,
  ...lookUp,
  ...reports,
  ...residents,
  ...start,
  ...tickets,
};
