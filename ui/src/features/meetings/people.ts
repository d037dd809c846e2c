// People as a person writes them down: one to a line, the note behind the name.
import type { InviteeEntry, MeetingPerson } from '../../bindings/operations';

/** The lines of those who have a vote, or of those who sit in. */
export function linesOf(people: MeetingPerson[], votes: boolean): string {
  const line = ({ name, note }: MeetingPerson) => (note === null ? name : `${name} ${note}`);
  return people
    .filter((person) => person.votes === votes)
    .map(line)
    .join('\n');
}

/** The people on the lines; who is known by name already keeps their place. */
export function peopleOf(lines: string, votes: boolean, known: MeetingPerson[]): InviteeEntry[] {
  const left = known.filter((person) => person.votes === votes);
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', ...rest] = line.split(/[\s,，\t]+/);
      const note = rest.join(' ');
      const at = left.findIndex((person) => person.name === name);
      const same = at === -1 ? undefined : left.splice(at, 1)[0];
      return {
        name,
        votes,
        ...(note === '' ? {} : { note }),
        ...(same === undefined ? {} : { id: same.id }),
      };
    });
}
