// A new ticket, asked for from outside of the window: by the tray, or by keys that work in every program.
import { App } from 'antd';
import { useEffect } from 'react';
import { host } from '../../host';
import { failureText } from '../../shared/failure';
import { habits } from '../../shared/habits';
import { useWords } from '../../shared/i18n';

/** Calls `register` when somebody asks for a new ticket, if whoever sits here `may` register one. */
export function useShortcut(may: boolean, register: () => void): void {
  const { language } = useWords();
  const { message } = App.useApp();
  useEffect(() => (may ? host.onRegister(register) : undefined), [may, register]);
  useEffect(() => {
    // Set for this computer, by whoever sat here before.
    const keys = may ? habits.get().shortcut : null;
    host.setShortcut(keys).catch((caught) => {
      void message.warning(failureText(caught, language), 8);
    });
  }, [may, message, language]);
}
