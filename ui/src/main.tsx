import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { preferences } from './app/preferences';
import { startLanguages } from './shared/i18n';
import './app/style.css';
import './features/tickets/course.css';

// A file that is dropped beside the place for it must not take the page away.
for (const kind of ['dragover', 'drop'] as const) {
  window.addEventListener(kind, (event) => event.preventDefault());
}

const root = document.getElementById('root');
if (root !== null) {
  void startLanguages(preferences.get().language).then(() => createRoot(root).render(<App />));
}
