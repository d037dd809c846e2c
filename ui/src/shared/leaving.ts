// Before something half written is left.
import { App } from 'antd';
import { useWords } from './i18n';

/** Asks whether what was written is given up, and gives it up only if that is said. */
export function useAskToLeave(): (giveUp: () => void) => void {
  const { t } = useWords();
  const { modal } = App.useApp();
  return (giveUp) => {
    modal.confirm({
      title: t('leaving.title'),
      content: t('leaving.hint'),
      okText: t('leaving.yes'),
      cancelText: t('leaving.no'),
      autoFocusButton: 'cancel',
      onOk: giveUp,
    });
  };
}
