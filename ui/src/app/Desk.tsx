// The pages and what stays around them: all that nobody needs who is not signed in, and that is therefore not loaded with the
// sign-in.
import { RouterProvider } from '@tanstack/react-router';
import { makeRouter } from './routes';

/** Of the whole run of the program: whoever unlocks the desk is where it was locked. */
const router = makeRouter();

export function Desk() {
  return <RouterProvider router={router} />;
}
