import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { makeRouter } from '../routes';
import { chapterOfPage } from './chapter';
import { Markdown } from './Markdown';
import { chapterOf, chapters, find, manual, pictureOf } from './manual';

const names = chapters.map(({ name }) => name);

test('every page of the program has its chapter, and every part of one that has its own', () => {
  for (const route of Object.values(makeRouter().routesById)) {
    const { chapter, within } = route.options.staticData ?? {};
    for (const one of [chapter, ...Object.values(within ?? {})]) {
      expect(names, route.id).toContain(one);
    }
  }
});

test('the address says which chapter is meant', () => {
  const staticData = { chapter: 'supervision', within: { checks: 'channels' } };
  const cases: [object, string][] = [
    [{}, 'supervision'],
    [{ tab: 'checks' }, 'channels'],
    [{ tab: 'board' }, 'supervision'],
    [{ tab: 3, section: 'checks' }, 'channels'],
  ];
  for (const [search, chapter] of cases) {
    expect(chapterOfPage({ staticData, search })).toBe(chapter);
  }
  expect(chapterOfPage({ staticData: { chapter: 'home' }, search: { tab: 'checks' } })).toBe('home');
});

test('every chapter is there and says nothing that is not shown', () => {
  expect(new Set(names).size).toBe(names.length);
  expect(manual.map(({ title }) => title)).toContain('维修人员');
  for (const { name, tokens } of chapters) {
    expect(tokens.length, name).toBeGreaterThan(1);
    const { container } = render(<Markdown tokens={tokens} go={() => {}} />);
    for (const picture of container.querySelectorAll('img')) {
      expect(picture.getAttribute('src'), name).toMatch(/png/);
    }
    expect(container.textContent, name).not.toMatch(/kbd>|\*\*|\]\(/);
    expect(container.querySelectorAll('kbd:empty').length, name).toBe(0);
  }
});

test('keys are set as keys, links lead to chapters, and lines of Chinese have no gap', () => {
  const tickets = chapters.find(({ name }) => name === 'tickets');
  const { container } = render(<Markdown tokens={tickets?.tokens ?? []} go={() => {}} />);
  expect([...container.querySelectorAll('kbd')].map((key) => key.textContent)).toContain('Ctrl');
  expect(container.textContent).toContain('写好后按Ctrl+Enter 提交');
  expect(chapterOf('zh-CN/46-policy.md')).toBe('policy');
  expect(chapterOf('../../permissions.md')).toBe('');
  expect(pictureOf('../images/来件.png')).toMatch(/png/);
  expect(pictureOf('../images/没有.png')).toBeUndefined();
});

test('what is looked for is found, heads first', () => {
  expect(find([])).toEqual([]);
  expect(find(['没有这样的话'])).toEqual([]);
  const [first] = find(['挂起']);
  expect(first).toMatchObject({ chapter: 'tickets', head: '挂起与恢复' });
  expect(find(['废票', '原因']).map(({ chapter }) => chapter)).toContain('assembly');
});
