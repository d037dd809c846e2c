// Puts language, look, data and pages together.
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, theme as antTheme, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useLayoutEffect } from 'react';
import { isFailure } from '../host';
import { isShutOut } from '../shared/access';
import { speak, useWords } from '../shared/i18n';
import { shelves } from '../shared/lookups';
import { applyColors, theme } from '../shared/tokens';
import { Gate } from './Gate';
import { useMode, usePreferences } from './preferences';
import { useZoom } from './zoom';

/** Whoever is shut out comes to the page that lets them in again. */
function askWhoSitsHere(caught: unknown): void {
  if (isShutOut(caught)) {
    void client.invalidateQueries({ queryKey: shelves.access });
  }
}

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: askWhoSitsHere }),
  mutationCache: new MutationCache({ onError: askWhoSitsHere }),
  defaultOptions: {
    queries: {
      // Core answers on this machine at once; what it refuses it will refuse again. A busy store is worth one more try.
      retry: (count, caught) => isFailure(caught) && caught.code === 'store.busy' && count < 1,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

export function App() {
  const { language } = usePreferences();
  const mode = useMode();
  const { t } = useWords();
  useLayoutEffect(() => applyColors(mode), [mode]);
  useEffect(() => {
    void speak(language);
    dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
    document.documentElement.lang = language;
  }, [language]);
  // The words change because the language did: an effect of both would call itself for ever.
  // Before the effect of a page, which names itself.
  useLayoutEffect(() => {
    document.title = t('app.name');
  }, [t]);
  useZoom();
  const look = theme(mode);
  return (
    <ConfigProvider
      locale={language === 'zh-CN' ? zhCN : enUS}
      theme={{ ...look, algorithm: mode === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm }}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: false, scrollToFirstError: { block: 'center', focus: true } }}
      drawer={{ closable: { 'aria-label': t('action.close') } }}
      modal={{ closable: { 'aria-label': t('action.close') } }}
    >
      <QueryClientProvider client={client}>
        <AntApp component={false}>
          <Gate />
        </AntApp>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
