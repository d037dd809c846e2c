// Where a proposal stands.
import type { PolicyProposal } from '../../bindings/operations';
import { Shape } from '../../shared/Due';
import { useWords } from '../../shared/i18n';

/** Where it stands, in words and by a shape. */
export function ProposalStanding({ proposal: { state } }: { proposal: PolicyProposal }) {
  const { t } = useWords();
  const shapes = {
    draft: 'on_track',
    consulting: 'due_soon',
    summarised: 'due_soon',
    adopted: 'done',
    rejected: 'archived',
    withdrawn: 'archived',
  } as const;
  return (
    <span className="policy-standing">
      <Shape kind={shapes[state]} /> {t(`proposalState.${state}`)}
    </span>
  );
}
