// People as a person writes them down: one to a line, the note behind the name. Two of the same name are told apart by it.
import type { InviteeEntry, MeetingPerson } from '../../bindings/operations';

const plain = (name: string) => name.replace(/\s+/g, '').toLowerCase();

/** How each of these people is called: by the name, and with the note where another has the same. */
export function callsOf(people: Pick<MeetingPerson, 'id' | 'name' | 'note'>[]): Map<number, string> {
  const counts = new Map<string, number>();
  for (const { name } of people) {
    counts.set(plain(name), (counts.get(plain(name)) ?? 0) + 1);
  }
  return new Map(
    people.map(({ id, name, note }) => [
      id,
      note !== null && (counts.get(plain(name)) ?? 0) > 1 ? `${name}（${note}）` : name,
    ]),
  );
}

/** A line as name and note. */
export function personOf(line: string): { name: string; note?: string } {
  const [name = '', ...rest] = line.trim().split(/[\s,，\t]+/);
  const note = rest.join(' ');
  return { name, ...(note === '' ? {} : { note }) };
}

/** The lines of those who have a vote, or of those who sit in. */
export function linesOf(people: MeetingPerson[], votes: boolean): string {
  const line = ({ name, note }: MeetingPerson) => (note === null ? name : `${name} ${note}`);
  return people
    .filter((person) => person.votes === votes)
    .map(line)
    .join('\n');
}

/** The people on the lines; who is known already, by name and note or else by name, keeps their place. */
export function peopleOf(lines: string, votes: boolean, known: MeetingPerson[]): InviteeEntry[] {
  const left = known.filter((person) => person.votes === votes);
  const rows = lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ ...personOf(line), votes }));
  const take = (fits: (person: MeetingPerson) => boolean) => {
    const at = left.findIndex(fits);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  // Of two of the same name each keeps their own place: those that fit whole come first.
  const whole = rows.map((row) =>
    take((person) => person.name === row.name && (person.note ?? undefined) === row.note),
  );
  return rows.map((row, at) => {
    const same = whole[at] ?? take((person) => person.name === row.name);
    return same === undefined ? row : { ...row, id: same.id };
  });
}

/** Names as they are written in a row; a comma within brackets belongs to the name: `王芳（主任，3-2-101）`. */
export function namesOf(text: string): string[] {
  return text
    .split(/[\n、，,](?![^（(]*[）)])/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
