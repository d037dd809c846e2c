// The languages of the interface. Chinese is the product's first language; the keys of all are checked by the compiler.
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import * as english from '../locales/en';
import * as chinese from '../locales/zh-CN';
import type { Language } from './format';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: typeof chinese.words };
    enableSelector: false;
  }
}

/** Starts with one language; everything is in the program, nothing is loaded later. */
export function startLanguages(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    ns: ['words'],
    defaultNS: 'words',
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    resources: {
      'zh-CN': { words: chinese.words },
      en: { words: english.words },
    },
  });
}

/** The words, and the language they are in. */
export function useWords() {
  const { t, i18n } = useTranslation();
  return { t, language: i18n.language as Language };
}
