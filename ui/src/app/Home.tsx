// The first page: what there is to do today, or the settings for whoever sees no tickets.
import { Navigate } from '@tanstack/react-router';
import { HomePage } from '../features/home/HomePage';
import { PostingReminders } from '../features/meetings/minutes/PostingReminders';
import { useMay } from '../shared/access';

export function Home() {
  const may = useMay();
  return may('tickets.read') ? (
    <HomePage also={<PostingReminders />} />
  ) : (
    <Navigate to="/settings" search={{}} replace />
  );
}
