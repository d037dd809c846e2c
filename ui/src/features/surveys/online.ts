// Answers from an online platform: what their columns may say, and how somebody changes that.
import type {
  Design,
  ImportFix,
  Question,
  SurveyColumnMeaning,
  SurveyFile,
  SurveyFileCounts,
  SurveyMapping,
  SurveySheet,
} from '../../bindings/operations';
import type { ListFile } from '../../shared/imports/list';
import { fieldsOf } from './entry';

interface ByHand {
  column: number;
  meaning: SurveyColumnMeaning | null;
}

export type OnlineState =
  | { step: 'file' }
  | {
      step: 'columns' | 'check';
      file: ListFile;
      content: SurveyFile;
      mapping: SurveyMapping;
      /** What somebody said of columns, the latest last; null leaves a column out. */
      byHand: ByHand[];
      fixes: ImportFix[];
      /** Rows that are not taken in. */
      without: number[];
      /** Whether the same answers as before are somebody else's. */
      sameAreNew: boolean;
    }
  | { step: 'done'; counts: SurveyFileCounts };

/** A file whose columns are being looked at. */
export type OpenFile = Extract<OnlineState, { step: 'columns' | 'check' }>;

/** What is known of a file that was just read: the sheet that answers most, as it seems to be meant. */
export function opened(file: ListFile, content: SurveyFile): OpenFile | null {
  const filled = content.sheets.filter(({ rows }) => rows > 0);
  const [sheet] = filled.toSorted((a, b) => b.mapping.columns.length - a.mapping.columns.length);
  return sheet === undefined
    ? null
    : {
        step: 'columns',
        file,
        content,
        mapping: sheet.mapping,
        byHand: [],
        fixes: [],
        without: [],
        sameAreNew: false,
      };
}

export function sheetOf({ content, mapping }: OpenFile): SurveySheet | undefined {
  return content.sheets.find(({ name }) => name === mapping.sheet) ?? content.sheets[0];
}

/** A meaning as one word. */
export function meaningKey(meaning: SurveyColumnMeaning): string {
  switch (meaning.kind) {
    case 'field':
      return `field:${meaning.field}`;
    case 'option':
      return `option:${meaning.field}:${meaning.code}`;
    default:
      return meaning.kind;
  }
}

/** A meaning that can be chosen: a question as a whole, one of its items or one of its options. */
export interface MeaningChoice {
  meaning: SurveyColumnMeaning;
  /** The number and words of the question, and of the item or option. */
  number: number;
  question: Question;
  part: string | null;
}

/** What columns may answer, in the order of the paper. */
export function choicesOf(design: Design): MeaningChoice[] {
  return fieldsOf(design).flatMap(({ key, question, number, item }): MeaningChoice[] => {
    const whole: MeaningChoice = { meaning: { kind: 'field', field: key }, number, question, part: item };
    if (question.asks.kind !== 'multiple') {
      return [whole];
    }
    const options = question.asks.options.map(({ code, text }): MeaningChoice => {
      return { meaning: { kind: 'option', field: key, code }, number, question, part: text };
    });
    return [whole, ...options];
  });
}

export function meaningAt(mapping: SurveyMapping, column: number): SurveyColumnMeaning | null {
  return mapping.columns.find((one) => one.column === column)?.meaning ?? null;
}

/** Whether two columns cannot say both: the same, or a question as a whole and one of its options. */
function clash(one: SurveyColumnMeaning, other: SurveyColumnMeaning): boolean {
  if (meaningKey(one) === meaningKey(other)) {
    return true;
  }
  const answers = (meaning: SurveyColumnMeaning) => meaning.kind === 'field' || meaning.kind === 'option';
  return answers(one) && answers(other) && one.kind !== other.kind && fieldOf(one) === fieldOf(other);
}

/** The field that a meaning answers, if it is a question's. */
function fieldOf(meaning: SurveyColumnMeaning): string | null {
  return meaning.kind === 'field' || meaning.kind === 'option' ? meaning.field : null;
}

/** The mapping with another meaning of one column; columns that said what it says now are left out. */
export function withMeaning(
  mapping: SurveyMapping,
  column: number,
  meaning: SurveyColumnMeaning | null,
): SurveyMapping {
  const others = mapping.columns.filter(
    (one) => one.column !== column && (meaning === null || !clash(one.meaning, meaning)),
  );
  const columns = meaning === null ? others : [...others, { column, meaning }];
  return { ...mapping, columns: columns.toSorted((a, b) => a.column - b.column) };
}

/** The file with another meaning of one column, said by hand. */
export function saying(list: OpenFile, column: number, meaning: SurveyColumnMeaning | null): OpenFile {
  const others = list.byHand.filter((one) => one.column !== column);
  return {
    ...list,
    mapping: withMeaning(list.mapping, column, meaning),
    byHand: [...others, { column, meaning }],
  };
}

/** The file whose sheet was read once more with its headings in another row: columns mean what these say, but where
 * somebody said what they mean and they may still be read. */
export function readAgain(list: OpenFile, again: SurveyFile): OpenFile {
  const name = sheetOf(list)?.name;
  const sheet = again.sheets.find((one) => one.name === name);
  if (sheet === undefined) {
    return list;
  }
  const byHand = list.byHand.filter(({ column }) => !sheet.withheld.includes(column));
  const guessed = { ...sheet.mapping, first_is_best: list.mapping.first_is_best ?? false };
  const mapping = byHand.reduce<SurveyMapping>(
    (all, { column, meaning }) => withMeaning(all, column, meaning),
    guessed,
  );
  const sheets = list.content.sheets.map((one) => (one.name === name ? sheet : one));
  return { ...list, content: { ...list.content, sheets }, byHand, mapping };
}

/** The questions that no column answers: all forms of the file leave them blank. */
export function unanswered(mapping: SurveyMapping, design: Design): MeaningChoice[] {
  const answered = new Set(mapping.columns.map(({ meaning }) => fieldOf(meaning)));
  return choicesOf(design).filter(({ meaning }) => meaning.kind === 'field' && !answered.has(meaning.field));
}

/** What the mapping still lacks before rows can be read. */
export function lacking(mapping: SurveyMapping, anonymous: boolean): 'answer' | 'room' | null {
  if (!mapping.columns.some(({ meaning }) => fieldOf(meaning) !== null)) {
    return 'answer';
  }
  const places = mapping.columns.some(({ meaning }) => meaning.kind === 'code' || meaning.kind === 'room');
  return anonymous || places ? null : 'room';
}
