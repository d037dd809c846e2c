import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { preferences } from './app/preferences';
import { startLanguages } from './shared/i18n';
import './app/style.css';
import './features/tickets/course.css';

startLanguages(preferences.get().language);
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<App />);
}
