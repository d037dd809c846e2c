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
  const board = useQuery({
    queryKey: [...shelves.supervision, 'compliance', undefined],
    queryFn: () => api.getComplianceBoard({}),
    enabled: may('board.read') && may('policy.write'),
  });
  if (board.data === undefined) {
    return null;
  }
  const { counts } = board.data;
  return (
    <p className="home-board">
      <Link to="/supervision" search={{ tab: 'board' }}>
        {t('supervision.board')}
      </Link>{' '}
      {shown.map((state) => `${t(`board.state.${state}`)} ${counts[state]}`).join(' · ')}
    </p>
  );
}
