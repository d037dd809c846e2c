// What people wrote, with the words that come up most. One key makes a ticket of what one has in front of oneself.
import { Button, Tag } from 'antd';
import { useState } from 'react';
import type { QuestionResult } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { useWords } from '../../shared/i18n';
import { useRegistering } from '../../shared/registering';

export function Texts({ question }: { question: QuestionResult }) {
  const { t } = useWords();
  const may = useMay()('tickets.register');
  const register = useRegistering();
  const [word, setWord] = useState<string | null>(null);
  const shown = question.texts
    .map((text, place) => ({ text, place }))
    .filter(({ text }) => word === null || text.toLowerCase().includes(word));
  return (
    <section className="results-part" aria-label={question.text}>
      <h2>
        <span className="results-number">{question.number}</span> {question.text}
      </h2>
      {question.words.length > 0 && (
        <p className="results-words" title={t('results.wordsHint')}>
          <span className="faint">{t('results.words')}</span>
          {question.words.map(({ word: one, forms }) => (
            <Tag.CheckableTag key={one} checked={one === word} onChange={(on) => setWord(on ? one : null)}>
              {one} {forms}
            </Tag.CheckableTag>
          ))}
          {word !== null && (
            <Button size="small" type="link" onClick={() => setWord(null)}>
              {t('results.clear')}
            </Button>
          )}
        </p>
      )}
      {may && <p className="faint">{t('results.makeTicketHint')}</p>}
      <ul className="results-texts" aria-label={t('results.texts')}>
        {shown.map(({ text, place }) => (
          <li key={place}>
            <blockquote>{text}</blockquote>
            {may && (
              <Button
                size="small"
                aria-keyshortcuts="T"
                onClick={() => register(text)}
                onKeyDown={(event) => {
                  if (event.key.toLowerCase() === 't' && !event.ctrlKey && !event.metaKey && !event.altKey) {
                    event.preventDefault();
                    register(text);
                  }
                }}
              >
                {t('results.makeTicket')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
