// What a person was told already: nothing is told twice, and nothing is lost between two questions.
import type { Reminder, Reminders } from '../../bindings/operations';

/** How far back is asked once more, in milliseconds: what another program writes bears the moment at which it began, and
 * can be seen only when it is done. */
const overlap = 60_000;

const keyOf = ({ kind, number, at }: Reminder) => `${kind} ${number} ${at}`;

export class Heard {
  readonly #from: number;
  #until: number;
  #told = new Set<string>();

  /** Whoever sits down at this moment, by the office's clock, is told only what turns afterwards. */
  constructor(from: string) {
    this.#from = Date.parse(from);
    this.#until = this.#from;
  }

  /** The moment since when to ask. */
  get since(): string {
    return new Date(Math.max(this.#from, this.#until - overlap)).toISOString();
  }

  /** What of an answer was not told yet; from now on it was. */
  hear({ now, reminders }: Reminders): Reminder[] {
    const fresh = reminders.filter((reminder) => !this.#told.has(keyOf(reminder)));
    this.#told = new Set(reminders.map(keyOf));
    this.#until = Date.parse(now);
    return fresh;
  }
}
