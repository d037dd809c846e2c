// What is half written in a form of the register, kept in the window's memory through a lock: the same person finds it
// again, another person at the desk does not (the cache forgets with them), and no copy of a resident's data lies about.
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';

const shelf = 'written';

function shelfOf(client: QueryClient, key: string): string[] {
  // Nobody watches it while the desk is locked.
  client.setQueryDefaults([shelf], { gcTime: Infinity });
  return [shelf, key];
}

export interface Written {
  /** What was written before the form was taken away; none if it begins anew. */
  before: object | undefined;
  keep: (fields: object) => void;
  forget: () => void;
}

/** What is written of `key`: the form, and which version of what it is about. */
export function useWritten(key: string): Written {
  const client = useQueryClient();
  const [before] = useState(() => client.getQueryData<object>(shelfOf(client, key)));
  return useMemo(
    () => ({
      before,
      keep: (fields) => void client.setQueryData(shelfOf(client, key), fields),
      forget: () => client.removeQueries({ queryKey: shelfOf(client, key) }),
    }),
    [client, key, before],
  );
}
