// Words in English: the editor of rich text.
import type { Same } from '../same';
import type { richText as chinese } from '../zh-CN/richText';

export const richText: Same<typeof chinese> = {
  rich: {
    tools: 'Formatting',
    style: 'Style',
    style0: 'Text',
    style1: 'Large heading',
    style2: 'Heading',
    style3: 'Small heading',
    bold: 'Bold',
    bullets: 'Bullets',
    numbers: 'Numbers',
    table: 'Insert a table',
    addRow: 'Add row',
    addColumn: 'Add column',
    removeRow: 'Remove row',
    removeColumn: 'Remove column',
    removeTable: 'Remove table',
    undo: 'Undo',
    redo: 'Redo',
    keys: 'Ctrl+B bold · Ctrl+Alt+2 heading · “1. ” or “- ” at the beginning makes a list · Ctrl+Z undo · Tab goes to the next cell of a table',
  },
};
