// 制度对照 in one line, for whoever answers for it: how many clauses are kept how, and the way to them.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';

const shown = ['met', 'at_risk', 'not_met'] as const;

export function BoardLine() {
  const { t } = useWords();
  const may = useMay();
  const counts = useQuery({
    queryKey: [...shelves.supervision, 'boardCounts'],
    queryFn: () => api.getBoardCounts({}),
    enabled: may('board.read') && may('policy.write'),
  });
  const { data } = counts;
  if (data === undefined) {
    return null;
  }
  return (
    <p className="home-board">
      <Link to="/supervision" search={{ tab: 'board' }}>
        {t('supervision.board')}
      </Link>{' '}
      {shown.map((state) => `${t(`board.state.${state}`)} ${data[state]}`).join(' · ')}
    </p>
  );
}
