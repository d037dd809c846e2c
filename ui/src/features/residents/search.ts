// What the register shows, as it stands in the address.
import type { ListRooms, RoomKind } from '../../bindings/operations';

export const kinds: RoomKind[] = ['home', 'shop', 'parking'];

export interface ResidentSearch {
  building?: number;
  kind?: RoomKind;
  query?: string;
  /** The household that is open beside the list. */
  household?: number;
  /** The room that is open beside the list: one that nobody has, or one whose household is not known. */
  room?: number;
}

/** Reads the address; what does not fit is left out. A household goes before a room. */
export function residentSearch(raw: Record<string, unknown>): ResidentSearch {
  const search: ResidentSearch = {};
  for (const name of ['building', 'household', 'room'] as const) {
    const id = Number(raw[name]);
    if (Number.isSafeInteger(id) && id > 0 && (name !== 'room' || search.household === undefined)) {
      search[name] = id;
    }
  }
  const kind = kinds.find((one) => one === raw.kind);
  if (kind !== undefined) {
    search.kind = kind;
  }
  const query = raw.query;
  // An address turns a text of digits into a number.
  if ((typeof query === 'string' && query !== '') || typeof query === 'number') {
    search.query = String(query);
  }
  return search;
}

/** The arguments of `list_rooms` for an address. */
export function roomArguments({ building, kind }: ResidentSearch): ListRooms {
  return {
    ...(building === undefined ? {} : { building_id: building }),
    ...(kind === undefined ? {} : { kind }),
  };
}

/** What is open beside the list. */
export type Chosen = { household: number } | { room: number };

export function chosenOf({ household, room }: ResidentSearch): Chosen | null {
  if (household !== undefined) {
    return { household };
  }
  return room === undefined ? null : { room };
}

/** The address with another thing beside the list, or with nothing. */
export function choosing(search: ResidentSearch, chosen: Chosen | null): ResidentSearch {
  const { household: _household, room: _room, ...rest } = search;
  return { ...rest, ...chosen };
}
