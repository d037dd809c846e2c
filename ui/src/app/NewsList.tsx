// The news since a version, in the office's language.
import { useWords } from '../shared/i18n';
import { Markdown } from './help/Markdown';
import { newsSince } from './whatsNew';

export function NewsList({ since }: { since: string }) {
  const { t, language } = useWords();
  return (
    <>
      {language === 'en' && <p className="faint">{t('news.chinese')}</p>}
      <div className="news" lang="zh-CN">
        {newsSince(since).map(({ version, tokens }) => (
          <section key={version} aria-label={version}>
            <h3>{version}</h3>
            <Markdown tokens={tokens} go={() => {}} />
          </section>
        ))}
      </div>
    </>
  );
}
