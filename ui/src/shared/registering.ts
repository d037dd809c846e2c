// The way to the form that registers a ticket, for pages that offer it; the shell holds the form.
import { createContext, useContext } from 'react';

export const Registering = createContext<() => void>(() => {});

/** Opens the form. */
export function useRegistering(): () => void {
  return useContext(Registering);
}
