// What the words of a ledger mean here; each can be said otherwise.
import { Select } from 'antd';
import type { Category, LedgerPlan, LedgerWord } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';
import { useChannels, useTopics } from '../../shared/lookups';
import { withWord } from './plan';

interface Props {
  words: LedgerWord[];
  plan: LedgerPlan;
  change: (plan: LedgerPlan) => void;
}

export function Words({ words, plan, change }: Props) {
  const { t } = useWords();
  const channels = useChannels();
  const topics = useTopics();
  if (words.length === 0) {
    return null;
  }
  const choices = (word: LedgerWord): { value: Category | number; label: string }[] => {
    if (word.field === 'category') {
      return (['complaint', 'suggestion', 'inquiry'] as const).map((one) => ({
        value: one,
        label: t(`category.${one}`),
      }));
    }
    const named = (word.field === 'channel' ? channels.data : topics.data) ?? [];
    return named.map(({ id, name }) => ({ value: id, label: name }));
  };
  return (
    <section className="ledger-part" aria-label={t('ledger.words')}>
      <div className="ledger-head">
        <h2>{t('ledger.words')}</h2>
        <span className="faint">{t('ledger.wordsHint')}</span>
      </div>
      <div className="ledger-words">
        <table className="list list-plain">
          <thead>
            <tr>
              <th>{t('ledger.issueField')}</th>
              <th>{t('ledger.word')}</th>
              <th className="list-end">{t('ledger.rows')}</th>
              <th>{t('ledger.means')}</th>
            </tr>
          </thead>
          <tbody>
            {words.map((word) => (
              <tr key={`${word.field} ${word.word}`}>
                <td className="faint">{t(`ledger.field.${word.field}`)}</td>
                <td>{word.word}</td>
                <td className="list-end">{word.rows.toLocaleString()}</td>
                <td>
                  <Select<Category | number>
                    size="small"
                    className="ledger-meaning"
                    aria-label={`${t('ledger.means')} ${word.word}`}
                    value={word.category ?? word.id}
                    placeholder={t('ledger.byUsual')}
                    onChange={(meaning) => change(withWord(plan, word, meaning))}
                    options={choices(word)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
