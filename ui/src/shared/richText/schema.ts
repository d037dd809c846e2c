// What the editor of rich text knows: exactly what core takes. Whatever else is pasted becomes plain text.
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Gapcursor, UndoRedo } from '@tiptap/extensions';

/** Cells are not joined and have no width of their own, whatever was pasted. */
const plainCell = () => ({
  colspan: { default: 1, parseHTML: () => 1 },
  rowspan: { default: 1, parseHTML: () => 1 },
  colwidth: { default: null, parseHTML: () => null },
});

export const extensions = [
  Document,
  Paragraph,
  Text,
  Bold,
  HardBreak,
  Heading.configure({ levels: [1, 2, 3] }),
  BulletList,
  OrderedList.extend({
    addAttributes: () => ({
      start: { default: 1 },
      type: { default: null, parseHTML: () => null },
    }),
  }),
  ListItem,
  ListKeymap,
  Table.configure({ resizable: false }),
  TableRow,
  TableHeader.extend({ addAttributes: plainCell }),
  TableCell.extend({ addAttributes: plainCell }),
  UndoRedo,
  Gapcursor,
];
