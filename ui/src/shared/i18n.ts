// The languages of the interface. Chinese is the product's first language; the keys of all are checked by the compiler.
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Failure } from '../host';
import * as chinese from '../locales/zh-CN';
import type { Language } from './format';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: typeof chinese.words };
    enableSelector: false;
  }
}

/** The failures in words of a language; in Chinese while its own are not here. */
export function failuresIn(language: Language): Record<Failure['code'], string> {
  return i18next.getResourceBundle(language, 'failures') ?? chinese.failures;
}

let wanted: Language = 'zh-CN';

/** Goes over to a language, as soon as its words are here. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  if (language === 'en' && !i18next.hasResourceBundle('en', 'words')) {
    const english = await import('../locales/en');
    i18next.addResourceBundle('en', 'words', english.words);
    i18next.addResourceBundle('en', 'failures', english.failures);
  }
  // Whoever went over to another meanwhile stays there.
  if (wanted === language && i18next.language !== language) {
    await i18next.changeLanguage(language);
  }
}

/** Starts with one language. Its words are in the program, in a file of their own if it is not Chinese. */
export async function startLanguages(language: Language): Promise<void> {
  void i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    ns: ['words'],
    defaultNS: 'words',
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': { words: chinese.words } },
  });
  await speak(language);
}

/** The words, and the language they are in. */
export function useWords() {
  const { t, i18n } = useTranslation();
  return { t, language: i18n.language as Language };
}
