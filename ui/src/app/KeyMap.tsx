// 键盘一览: every key of the program on one sheet, drawn from the one list of them.
import { useWords } from '../shared/i18n';
import { nameOfKey } from '../shared/keyboard';
import { type KeyGroup, keyGroups } from '../shared/keys';

const groups = Object.keys(keyGroups) as KeyGroup[];

export function KeyList() {
  const { t } = useWords();
  return groups.map((group) => (
    <section key={group} className="key-group" aria-label={t(`keys.group.${group}`)}>
      <h3>{t(`keys.group.${group}`)}</h3>
      <dl className="keys">
        {keyGroups[group].map((name) => (
          <div key={name}>
            <dt>
              <kbd>{nameOfKey(name)}</kbd>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
