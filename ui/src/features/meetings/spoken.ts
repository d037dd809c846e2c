// What somebody said, taken from where it was written down.
import type { MeetingPerson } from '../../bindings/operations';

/** What is marked in a text, or the line in which one writes. */
export function lineAt(
  field: Pick<HTMLTextAreaElement, 'value' | 'selectionStart' | 'selectionEnd'>,
): string {
  const { value, selectionStart, selectionEnd } = field;
  if (selectionEnd > selectionStart) {
    return value.slice(selectionStart, selectionEnd).trim();
  }
  const from = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const to = value.indexOf('\n', selectionStart);
  return value.slice(from, to === -1 ? undefined : to).trim();
}

/** Who said it: one of the people, or somebody else with the room behind the name. */
export function speakerOf(
  text: string,
  people: MeetingPerson[],
): { person_id?: number; caller_name?: string; room?: string } {
  const [name = '', ...rest] = text.trim().split(/[\s,，]+/);
  if (name === '') {
    return {};
  }
  const room = rest.join(' ');
  const named = people.filter((person) => person.name === name);
  const one =
    named.length === 1 ? named[0] : named.find((person) => room !== '' && person.note?.includes(room));
  const where = room === '' ? {} : { room };
  return one === undefined
    ? { caller_name: name, ...where }
    : { person_id: one.id, ...(one.note?.includes(room) ? {} : where) };
}
