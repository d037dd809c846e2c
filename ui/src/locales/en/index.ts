// Every word of the interface in English.
import { access } from './access';
import { app } from './app';
import { reports } from './reports';
import { residents } from './residents';
import { search } from './search';
import { tickets } from './tickets';

export { failures } from './failures';

export const words = { ...app, ...access, ...tickets, ...reports, ...residents, ...search };
