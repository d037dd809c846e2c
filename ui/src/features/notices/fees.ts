// Amounts of a fee disclosure: whole fen, read as core reads them, and cells as spreadsheets give them.

export interface FeeFields {
  item?: string;
  amount?: string;
  period?: string;
  note?: string;
}

export const columns = ['item', 'amount', 'period', 'note'] as const;

export type FeeColumn = (typeof columns)[number];

const most = 99_999_999_999_999n;

/** The fen of an amount as people write it; `null` of what is none. Core decides; this is for the sum below the table. */
export function readFen(text: string): bigint | null {
  const plain = text
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('　', ' ')
    .replaceAll('−', '-')
    .trim();
  const found = /^(-?)\s*[¥￥]*\s*((?:\d{1,3}(?:,\d{3})+|\d+))(?:\.(\d{1,2}))?\s*元?$/.exec(plain);
  if (found === null) {
    return null;
  }
  const [, sign, yuan = '', fen = ''] = found;
  const whole = BigInt(`${yuan.replaceAll(',', '')}${fen.padEnd(2, '0')}`);
  return whole > most ? null : sign === '-' ? -whole : whole;
}

/** `1,234.50` */
export function fenText(fen: bigint | number): string {
  const all = BigInt(fen);
  const digits = (all < 0n ? -all : all).toString().padStart(3, '0');
  const yuan = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${all < 0n ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

/** The sum of what can be read, and whether every amount that is written can be. */
export function sumOf(rows: readonly (FeeFields | undefined)[]): { total: bigint; whole: boolean } {
  let [total, whole] = [0n, true];
  for (const row of rows) {
    const amount = row?.amount?.trim() ?? '';
    const fen = amount === '' ? 0n : readFen(amount);
    whole = whole && fen !== null;
    total += fen ?? 0n;
  }
  return { total, whole };
}

/** The cells of what a spreadsheet put on the clipboard, row by row; cells of several lines are in quotes. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = () => {
    rows.at(-1)?.push(cell.replaceAll(/\s+/g, ' ').trim());
    cell = '';
  };
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place] ?? '';
    if (quoted) {
      if (sign === '"' && text[place + 1] === '"') {
        cell += '"';
        place += 1;
      } else if (sign === '"') {
        quoted = false;
      } else {
        cell += sign;
      }
    } else if (sign === '"' && cell === '') {
      quoted = true;
    } else if (sign === '\t') {
      end();
    } else if (sign === '\n') {
      end();
      rows.push([]);
    } else if (sign !== '\r') {
      cell += sign;
    }
  }
  end();
  return rows.filter((row) => row.some((one) => one !== ''));
}

/** Whether this row is the head of a table: it has words where amounts stand. */
function isHead(row: string[], from: number): boolean {
  const amount = row[1 - from];
  return from <= 1 && amount !== undefined && /金额|amount/i.test(amount);
}

/** The rows with these cells put in from a cell on; what is pasted over is gone, rows are added as they are needed. */
export function pasted(
  rows: readonly (FeeFields | undefined)[],
  [row, column]: [number, FeeColumn],
  cells: string[][],
): FeeFields[] {
  const from = columns.indexOf(column);
  const kept = rows.map((one) => ({ ...one }));
  const [first] = cells;
  const body = first !== undefined && isHead(first, from) ? cells.slice(1) : cells;
  body.forEach((line, down) => {
    const target = kept[row + down] ?? {};
    line.forEach((cell, right) => {
      const name = columns[from + right];
      if (name !== undefined) {
        target[name] = cell;
      }
    });
    kept[row + down] = target;
  });
  return kept;
}
