// The way to the form that registers a ticket, for pages that offer it; the shell holds the form.
import { createContext, useContext } from 'react';

export const Registering = createContext<(words?: string) => void>(() => {});

/** Opens the form; with what somebody has written already, if there is something. */
export function useRegistering(): (words?: string) => void {
  return useContext(Registering);
}
