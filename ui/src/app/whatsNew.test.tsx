import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import workspace from '../../../Cargo.toml?raw';
import { NewsList } from './NewsList';
import { keepNewsRead, newsRead } from './newsRead';
import { news, newsSince } from './whatsNew';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

test('the program\u2019s version has its news, the newest first', () => {
  const version = /^version = "(.+)"$/m.exec(workspace)?.[1];
  expect(news[0]?.version).toBe(version);
  expect(new Set(news.map((one) => one.version)).size).toBe(news.length);
});

test('what is newer than the version that was read about is told, all of it after an unknown one', () => {
  for (const [place, { version }] of news.entries()) {
    expect(newsSince(version)).toEqual(news.slice(0, place));
  }
  expect(newsSince('0.0.1')).toEqual(news);
});

test('the first start has no news; an update has, until it is read', () => {
  expect(newsRead('0.1.0')).toBe('0.1.0');
  expect(newsRead('0.2.0')).toBe('0.1.0');
  keepNewsRead('0.2.0');
  expect(newsRead('0.2.0')).toBe('0.2.0');
});

test('the news can be shown', () => {
  const { container } = render(<NewsList since="" />);
  expect(container.querySelectorAll('li').length).toBeGreaterThan(3);
  expect(container.textContent).not.toMatch(/\*\*|kbd>/);
});
