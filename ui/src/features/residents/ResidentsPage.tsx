// The register: buildings, their rooms or whoever was looked for, and the chosen household beside them.
import { ImportOutlined, PlusOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useCallback, useState } from 'react';
import { useMay } from '../../shared/access';
import { useWords } from '../../shared/i18n';
import { isBelow, isWriting, useKeys } from '../../shared/keyboard';
import { SearchBox } from '../../shared/SearchBox';
import { Buildings } from './Buildings';
import { FoundList } from './FoundList';
import { HouseholdPanel } from './HouseholdPanel';
import { RoomForm } from './RoomForm';
import { RoomList } from './RoomList';
import { Sheet } from './Sheet';
import { type Chosen, choosing, chosenOf, kinds, type ResidentSearch } from './search';
import './residents.css';

const route = getRouteApi('/residents');

export function ResidentsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = chosenOf(search);
  const change = useCallback((next: ResidentSearch) => void navigate({ search: next }), [navigate]);
  const open = useCallback(
    (next: Chosen | null) => void navigate({ search: (now) => choosing(now, next), replace: true }),
    [navigate],
  );
  // What was opened while one typed stays open: what is looked for is put to the search as it is then.
  const seek = useCallback(
    (query: string) =>
      void navigate({
        search: ({ query: _old, ...rest }: ResidentSearch) => (query === '' ? rest : { ...rest, query }),
      }),
    [navigate],
  );
  const close = useCallback(() => open(null), [open]);
  useKeys((event) => {
    // Whatever is open above the page takes the key first; what is being written is not thrown away by it.
    if (event.key === 'Escape' && chosen !== null && !isBelow() && !isWriting()) {
      close();
    }
  });
  return (
    <div className={chosen === null ? 'residents' : 'residents residents-beside'}>
      <Buildings search={search} change={change} />
      <section className="residents-main">
        <Head search={search} change={change} seek={seek} open={open} />
        {search.query === undefined ? (
          <RoomList search={search} open={open} />
        ) : (
          <FoundList query={search.query} chosen={chosen} open={open} />
        )}
      </section>
      {chosen !== null && (
        <HouseholdPanel key={JSON.stringify(chosen)} chosen={chosen} open={open} close={close} />
      )}
    </div>
  );
}

interface HeadProps {
  search: ResidentSearch;
  change: (next: ResidentSearch) => void;
  seek: (query: string) => void;
  open: (chosen: Chosen) => void;
}

function Head({ search, change, seek, open }: HeadProps) {
  const { t } = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  return (
    <header className="residents-head">
      <div className="page-head">
        <h1>{t('residents.title')}</h1>
        <span className="residents-outlets">
          <Button
            type="text"
            icon={<SafetyCertificateOutlined />}
            aria-label={t('residents.notice')}
            title={t('residents.notice')}
            onClick={() => void navigate({ to: '/residents/notice' })}
          >
            <span className="outlet-word">{t('residents.notice')}</span>
          </Button>
          {may('residents.import') && (
            <Button
              icon={<ImportOutlined />}
              aria-label={t('residents.import')}
              title={t('residents.import')}
              onClick={() => void navigate({ to: '/residents/import' })}
            >
              <span className="outlet-word">{t('residents.import')}</span>
            </Button>
          )}
          {may('residents.write') && (
            <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t('residents.addRoom')}
            </Button>
          )}
        </span>
      </div>
      <search className="residents-tools" aria-label={t('residents.search')}>
        <SearchBox
          value={search.query ?? ''}
          change={seek}
          label={t('residents.search')}
          hint={t('residents.searchHint')}
        />
        {search.query === undefined && (
          <Select
            allowClear
            className="residents-kind"
            aria-label={t('residents.kind')}
            placeholder={t('residents.anyKind')}
            value={search.kind ?? null}
            onChange={(kind) => {
              const { kind: _old, ...rest } = choosing(search, null);
              change(kind ? { ...rest, kind } : rest);
            }}
            options={kinds.map((kind) => ({ value: kind, label: t(`roomKind.${kind}`) }))}
          />
        )}
      </search>
      <Sheet title={t('residentForm.addRoom')} open={adding} close={() => setAdding(false)}>
        {(sheet) => <RoomForm room={null} sheet={sheet} done={({ id }) => open({ room: id })} />}
      </Sheet>
    </header>
  );
}
