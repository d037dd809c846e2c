import { expect, test } from 'vitest';
import { words } from './zh-CN';

/** Every file of the interface but the words themselves. */
const sources = Object.entries(
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
)
  .filter(([path]) => !path.startsWith('./') && !path.includes('.test.'))
  .map(([, text]) => text);

function keys(node: object, path = ''): string[] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${path}${name}`] : keys(value as object, `${path}${name}.`),
  );
}

test('every word is said somewhere', () => {
  const text = sources.join('\n');
  const said = new Set([...text.matchAll(/['"`]([\w.]+)['"`]/g)].map(([, key]) => key));
  // `status.${status}` says every word right below `status`.
  const forms = [...text.matchAll(/`(\w+\.(?:[\w.]|\$\{[^}]+\})+)`/g)].map(([, key = '']) => {
    const [dot, any] = ['\\.', '[^.]+'];
    return new RegExp(
      `^${key
        .replaceAll(/\$\{[^}]+\}/g, '*')
        .replaceAll('.', dot)
        .replaceAll('*', any)}$`,
    );
  });
  const unsaid = keys(words).filter((key) => {
    // The forms of a number go by the word without their ending.
    const word = key.replace(/_(?:one|other)$/, '');
    return !said.has(word) && !forms.some((form) => form.test(word));
  });
  expect(unsaid).toEqual([]);
});
