// The manual in the drawer: its contents, a chapter, and what was found in it.
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Found, SearchedWords } from '../../shared/Found';
import { wordsOf } from '../../shared/find';
import { useWords } from '../../shared/i18n';
import { headId, Markdown, type Way } from './Markdown';
import { chapters, excerpt, find, manual, type Passage, type Spot } from './manual';
import './help.css';

export function Manual({ start }: { start: string }) {
  const { t, language } = useWords();
  const [way, setWay] = useState<Spot[]>([{ chapter: start, head: '' }]);
  const [question, setQuestion] = useState('');
  const words = wordsOf(question);
  const spot = way.at(-1) as Spot;
  const go = (next: Spot) => {
    setQuestion('');
    setWay([...way, next]);
  };
  return (
    <div className="help">
      <div className="help-bar">
        <Button
          icon={<ArrowLeftOutlined />}
          disabled={way.length === 1}
          onClick={() => {
            setQuestion('');
            setWay(way.slice(0, -1));
          }}
        >
          {t('help.back')}
        </Button>
        <Input
          allowClear
          aria-label={t('help.search')}
          placeholder={t('help.search')}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
        />
      </div>
      {language === 'en' && <p className="faint help-note">{t('help.chinese')}</p>}
      <div className="help-body" lang="zh-CN">
        <nav aria-label={t('help.contents')}>
          {manual.map((part) => (
            <section key={part.title}>
              <h3>{part.title}</h3>
              <ul>
                {part.chapters.map(({ name, title }) => (
                  <li key={name}>
                    <button
                      type="button"
                      className="help-link"
                      aria-current={name === spot.chapter ? 'page' : undefined}
                      onClick={() => go({ chapter: name, head: '' })}
                    >
                      {title}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </nav>
        {words.length > 0 ? (
          <SearchedWords value={words}>
            <FoundPassages found={find(words)} words={words} go={go} />
          </SearchedWords>
        ) : (
          <Reading spot={spot} go={go} />
        )}
      </div>
    </div>
  );
}

function Reading({ spot, go }: Way & { spot: Spot }) {
  const article = useRef<HTMLElement>(null);
  const chapter = chapters.find(({ name }) => name === spot.chapter) ?? chapters[0];
  useEffect(() => {
    const head = spot.head === '' ? null : document.getElementById(headId(spot.head));
    if (head === null) {
      article.current?.scrollTo({ top: 0 });
    } else {
      head.scrollIntoView();
    }
    // Whoever came by the keyboard reads on from there; at the start the field to search in keeps what it has.
    if (document.activeElement?.matches('.help-link')) {
      (head ?? article.current)?.focus({ preventScroll: true });
    }
  }, [spot]);
  if (chapter === undefined) {
    return null;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by the keyboard
    <article ref={article} tabIndex={0} aria-label={chapter.title}>
      <h2>{chapter.title}</h2>
      <Markdown tokens={chapter.tokens} go={go} />
    </article>
  );
}

interface FoundProps extends Way {
  found: Passage[];
  words: string[];
}

function FoundPassages({ found, words, go }: FoundProps) {
  const { t } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by the keyboard
    <article tabIndex={0} aria-label={t('help.found', { count: found.length })}>
      <p className="faint" role="status">
        {t('help.found', { count: found.length })}
      </p>
      <ul className="help-found">
        {found.map(({ chapter, head, title, text }) => (
          <li key={`${chapter} ${head}`}>
            <button type="button" className="help-link" onClick={() => go({ chapter, head })}>
              <Found text={head === '' ? title : `${title} › ${head}`} />
            </button>
            <p>
              <Found text={excerpt(text, words)} />
            </p>
          </li>
        ))}
      </ul>
    </article>
  );
}
