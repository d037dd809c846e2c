// The archive: the catalogue of what is closed or issued, how long it is kept and what is held, and what was destroyed.
import { getRouteApi } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useWords } from '../../shared/i18n';
import { Catalogue } from './Catalogue';
import { Disposals } from './Disposals';
import { Retention } from './Retention';
import { type ArchiveSearch, type ArchiveTab, tabs } from './search';
import './archive.css';

const route = getRouteApi('/archive');

/** What each part needs: the search, and the way to another. */
export interface PartProps {
  search: ArchiveSearch;
  change: (search: ArchiveSearch) => void;
}

export function ArchivePage() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: ArchiveSearch) => void navigate({ search: next });
  const tab = search.tab ?? 'catalogue';
  const part = { search, change };
  return (
    <section className="records">
      <header className="page-head">
        <h1>{t('archive.title')}</h1>
        <Segmented<ArchiveTab>
          aria-label={t('archive.view')}
          value={tab}
          onChange={(next) => change({ tab: next })}
          options={tabs.map((value) => ({ value, label: t(`archive.${value}`) }))}
        />
      </header>
      {tab === 'catalogue' && <Catalogue {...part} />}
      {tab === 'retention' && <Retention {...part} />}
      {tab === 'disposals' && <Disposals {...part} />}
    </section>
  );
}
