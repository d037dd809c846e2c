// A recovery key while it is shown, this once: as it is printed, printed, saved, and put away before one goes on.
import { App, Button, Checkbox } from 'antd';
import { useRef, useState } from 'react';
import { host } from '../host';
import { failureText } from './failure';
import { textAsBase64 } from './files';
import { day } from './format';
import { useWords } from './i18n';
import { useToday } from './lookups';
import { printSheet } from './print';

interface Props {
  recoveryKey: string;
  community: string;
  /** What the button says that is pressed when the key has been put away. */
  verb: string;
  done: () => void;
}

export function KeyToKeep({ recoveryKey, community, verb, done }: Props) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [kept, setKept] = useState(false);
  // Papers of several keys are told apart by it.
  const made = t('recoveryKey.made', { day: day(useToday().format('YYYY-MM-DD'), language) });
  const failed = (caught: unknown) => void message.error(failureText(caught, language), 8);
  const save = async () => {
    const words = `${t('app.name')} ${community}\n${t('recoveryKey.title')}\n${made}\n\n${recoveryKey}\n`;
    const path = await host.saveFile(`${t('recoveryKey.title')}.txt`, textAsBase64(words));
    if (path !== null) {
      void message.success(t('paper.savedTo', { path }));
    }
  };
  const paper = useRef<HTMLElement>(null);
  const print = async () => {
    const copy = paper.current?.cloneNode(true);
    if (copy instanceof HTMLElement) {
      await printSheet([copy]);
    }
  };
  return (
    <>
      {/* As it is printed. */}
      <article ref={paper} className="key-paper" aria-label={t('recoveryKey.paper')}>
        <h3>{t('recoveryKey.title')}</h3>
        <p>{community}</p>
        <p className="recovery-key">{recoveryKey}</p>
        <p>{t('recoveryKey.lead')}</p>
        <p>{made}</p>
      </article>
      <div className="form-foot recovery-outlets">
        <Button onClick={() => void print().catch(failed)}>{t('recoveryKey.print')}</Button>
        <Button onClick={() => void save().catch(failed)}>{t('recoveryKey.save')}</Button>
      </div>
      <p className="recovery-kept">
        <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
          {t('recoveryKey.kept')}
        </Checkbox>
      </p>
      <Button type="primary" disabled={!kept} onClick={done}>
        {verb}
      </Button>
    </>
  );
}
