// The buildings, each with how many rooms it has.
import { useWords } from '../../shared/i18n';
import { Problem } from '../../shared/Problem';
import { useBuildings } from './queries';
import { choosing, type ResidentSearch } from './search';

interface Props {
  search: ResidentSearch;
  change: (next: ResidentSearch) => void;
}

export function Buildings({ search, change }: Props) {
  const { t } = useWords();
  const buildings = useBuildings();
  const choose = (building?: number) => {
    const { building: _old, query: _query, ...rest } = choosing(search, null);
    change(building === undefined ? rest : { ...rest, building });
  };
  if (buildings.isError) {
    return <Problem caught={buildings.error} retry={() => void buildings.refetch()} />;
  }
  const here = search.query === undefined ? search.building : null;
  return (
    <nav className="buildings" aria-label={t('residents.buildings')}>
      <Building name={t('residents.everywhere')} here={here === undefined} choose={() => choose()} />
      {(buildings.data ?? []).map(({ id, key, rooms }) => (
        <Building
          key={id}
          // A number alone says too little; a name such as 阳光苑-3 says enough.
          name={/^[0-9A-Z]+$/i.test(key) ? t('residents.buildingName', { key }) : key}
          rooms={rooms}
          here={here === id}
          choose={() => choose(id)}
        />
      ))}
    </nav>
  );
}

interface BuildingProps {
  name: string;
  rooms?: number;
  here: boolean;
  choose: () => void;
}

function Building({ name, rooms, here, choose }: BuildingProps) {
  return (
    <button
      type="button"
      className={here ? 'building here' : 'building'}
      title={name}
      aria-pressed={here}
      onClick={choose}
    >
      <span className="building-name">{name}</span>
      {rooms !== undefined && <span className="building-rooms">{rooms.toLocaleString()}</span>}
    </button>
  );
}
