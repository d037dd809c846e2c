// The first page: what there is to do today, or the settings for whoever sees no tickets.
import { Navigate } from '@tanstack/react-router';
import { HomePage } from '../features/home/HomePage';
import { useMay } from '../shared/access';

export function Home() {
  const may = useMay();
  return may('tickets.read') ? <HomePage /> : <Navigate to="/settings" search={{}} replace />;
}
