// The household that somebody looked up.
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { HouseholdBrief } from '../shared/HouseholdBrief';
import { useWords } from '../shared/i18n';

const route = getRouteApi('/residents');

export function HouseholdPage() {
  const { t } = useWords();
  const { household, room } = route.useSearch();
  const navigate = useNavigate();
  const place =
    household !== undefined ? { household_id: household } : room !== undefined ? { room_id: room } : null;
  return (
    <div className="settings">
      <header className="page-head">
        <h1>{t('lookUp.household')}</h1>
      </header>
      <section className="card">
        {place === null ? (
          <p>{t('lookUp.how')}</p>
        ) : (
          <HouseholdBrief
            place={place}
            personId={null}
            openTicket={(ticket) => void navigate({ to: '/tickets', search: { tab: 'all', ticket } })}
          />
        )}
      </section>
    </div>
  );
}
