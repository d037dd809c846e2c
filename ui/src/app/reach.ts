// What somebody with a keyboard or a screen reader needs of every page: its name, and a focus that is always somewhere.
import { useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useWords } from '../shared/i18n';
import { useKeys } from '../shared/keyboard';

/** The name of the page that is shown, which is also the document's title for as long as there is a page. */
export function usePageTitle(): string {
  const { t } = useWords();
  const matches = useMatches();
  const title = t(matches.at(-1)?.staticData.title ?? 'app.name');
  const name = t('app.name');
  useEffect(() => {
    document.title = title === name ? name : `${title} · ${name}`;
    return () => {
      document.title = name;
    };
  }, [title, name]);
  return title;
}

/** How long after something went its place is looked for, in milliseconds: whoever took it away may know better. */
const pause = 120;

/** What is worth landing on when something in it is gone. */
const parts = 'main, aside, section, form, fieldset, figure, table, [role="dialog"]';

/** Whether an element cannot have the focus any more. */
function isGone(element: HTMLElement): boolean {
  return !element.isConnected || element.matches(':disabled') || element.getClientRects().length === 0;
}

/**
 * Keeps the focus on the page: what had it and is gone hands it to the part that it was in, so that the next Tab goes on from
 * there. To the part and to no button of it: Enter that is pressed once more must not do what nobody asked for.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let around: HTMLElement[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isLost = () =>
      around[0] !== undefined && isGone(around[0]) && document.activeElement === document.body;
    const land = () => {
      if (!isLost()) {
        return;
      }
      const part =
        around.find((one) => one.matches(parts) && !isGone(one)) ?? document.getElementById('content');
      if (part !== null) {
        part.tabIndex = -1;
        part.focus({ preventScroll: true });
      }
    };
    const look = () => {
      if (isLost()) {
        clearTimeout(timer);
        timer = setTimeout(land, pause);
      }
    };
    const enter = ({ target }: FocusEvent) => {
      around = [];
      for (let one = target instanceof HTMLElement ? target : null; one !== null; one = one.parentElement) {
        around.push(one);
      }
    };
    const leave = ({ target }: FocusEvent) => {
      // Pressing beside everything puts the focus nowhere, and that is meant.
      setTimeout(() => {
        if (
          around[0] === target &&
          !isGone(around[0] as HTMLElement) &&
          document.activeElement === document.body
        ) {
          around = [];
        }
      });
    };
    const seen = new MutationObserver(look);
    seen.observe(document.body, { subtree: true, childList: true, attributeFilter: ['hidden', 'disabled'] });
    document.addEventListener('focusin', enter);
    document.addEventListener('focusout', leave);
    return () => {
      clearTimeout(timer);
      seen.disconnect();
      document.removeEventListener('focusin', enter);
      document.removeEventListener('focusout', leave);
    };
  }, []);
}

/**
 * antd puts the button of the tabs that have no room into the list of tabs, where only tabs may be: the list begins one step
 * further in. It is written once when the tabs are there, so that nothing writes it back.
 */
export function useTabListsMended(): void {
  useEffect(() => {
    const mend = () => {
      for (const bar of document.querySelectorAll('.ant-tabs-nav[role="tablist"]')) {
        const list = bar.querySelector('.ant-tabs-nav-list');
        for (const name of ['role', 'aria-orientation', 'aria-label', 'aria-labelledby']) {
          const value = bar.getAttribute(name);
          if (list !== null && value !== null) {
            list.setAttribute(name, value);
            bar.removeAttribute(name);
          }
        }
      }
    };
    mend();
    const seen = new MutationObserver(mend);
    seen.observe(document.body, { subtree: true, childList: true });
    return () => seen.disconnect();
  }, []);
}

/** Walks along the rows of any table by the arrow keys: from the button or link of a row to the one of the next. */
export function useTablesWalked(): void {
  useKeys((event) => {
    const at = document.activeElement;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = at?.closest('tbody > tr');
    // Who takes the arrows itself, as a menu, a select or a list with more keys, has taken them by now.
    if (
      step === undefined ||
      event.defaultPrevented ||
      !row ||
      !at?.matches('a, button:not([aria-haspopup])')
    ) {
      return;
    }
    const links = [...(row.parentElement?.querySelectorAll<HTMLElement>(':scope > tr') ?? [])].flatMap(
      (one) => one.querySelector<HTMLElement>('a, button') ?? [],
    );
    const next = links[links.findIndex((link) => row.contains(link)) + step];
    if (next !== undefined) {
      event.preventDefault();
      next.focus();
    }
  });
}
