// Changes of the plan by which a ledger is read.
import type { Category, LedgerField, LedgerPlan, LedgerWord } from '../../bindings/operations';

export const fields: LedgerField[] = [
  'number',
  'received_at',
  'channel',
  'category',
  'topic',
  'room',
  'caller_name',
  'phone',
  'headline',
  'content',
  'feedback',
  'feedback_at',
  'closed_at',
  'satisfaction',
  'responsible',
];

/** What a column says; a field that another column had moves here. */
export function withColumn(plan: LedgerPlan, column: number, field: LedgerField | null): LedgerPlan {
  const others = plan.columns.filter((known) => known.column !== column && known.field !== field);
  const columns = field === null ? others : [...others, { column, field }];
  return { ...plan, columns: columns.toSorted((a, b) => a.column - b.column) };
}

/** What a word means; `null` is the plan's usual choice, which takes a word that nothing is said of. */
export function withWord(plan: LedgerPlan, word: LedgerWord, meaning: Category | number): LedgerPlan {
  if (word.field === 'category') {
    const others = (plan.categories ?? []).filter((known) => known.word !== word.word);
    return { ...plan, categories: [...others, { word: word.word, category: meaning as Category }] };
  }
  const list = word.field === 'channel' ? 'channels' : 'topics';
  const others = (plan[list] ?? []).filter((known) => known.word !== word.word);
  return { ...plan, [list]: [...others, { word: word.word, id: meaning as number }] };
}

/** What the plan still lacks before rows can be read. */
export function missing(plan: LedgerPlan): 'received_at' | 'content' | null {
  const has = (field: LedgerField) => plan.columns.some((column) => column.field === field);
  if (!has('received_at')) {
    return 'received_at';
  }
  return has('content') || has('headline') ? null : 'content';
}
