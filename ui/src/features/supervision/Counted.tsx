// Which figure of the report the listed checks, or their findings, belong to.
import { CountedTag } from '../../shared/CountedTag';
import { useWords } from '../../shared/i18n';
import { useChannels } from '../../shared/lookups';
import type { SupervisionSearch } from './search';

interface Props {
  counted: NonNullable<SupervisionSearch['counted']>;
  clear: () => void;
}

export function Counted({ counted, clear }: Props) {
  const { t } = useWords();
  const channels = useChannels();
  const { channel, passed, settled } = counted;
  return (
    <CountedTag
      days={counted}
      more={[
        t('counted.checks'),
        channels.data?.find(({ id }) => id === channel)?.name,
        passed === true ? t('counted.passed') : undefined,
        settled === true ? t('counted.settled') : undefined,
      ]}
      clear={clear}
    />
  );
}
