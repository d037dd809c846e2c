// What tests of reach ask of a page: what axe finds on it, where Tab goes, what cannot be seen or pressed. It runs in the
// page, past its security policy, which does not bind a driver's scripts.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the page gets for these tests: `reach`, with a function for each question. */
const questions = `
  const shown = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden';
  const above = '.ant-drawer-open, .ant-modal-wrap, .ant-popover, .ant-dropdown, .ant-select-dropdown, .ant-picker-dropdown';
  const overlays = () => [...document.querySelectorAll(above)].filter(shown);
  const named = (one) => one.getAttribute('aria-label') || one.innerText.trim() || one.title || one.id || one.className;
  const pressable = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable="true"]';
  /** What Tab has to come to: of a group of radio buttons one, of a row of tabs the chosen one. */
  const stops = (within = document.body) => {
    const groups = new Set();
    return [...within.querySelectorAll(pressable)].filter((one) => {
      if (one.tabIndex < 0 || one.disabled || !shown(one) || one.closest('[inert], [aria-hidden="true"]')) {
        return false;
      }
      if (one.type !== 'radio' || one.name === '') {
        return true;
      }
      const group = [...document.getElementsByName(one.name)];
      const chosen = group.find(({ checked }) => checked) ?? group.find(({ disabled }) => !disabled);
      return one === chosen && !groups.has(one.name) && groups.add(one.name);
    });
  };
  const buttons = () => [...document.querySelectorAll('#content button, #content [aria-haspopup], #content summary')].filter(
    (one) => shown(one) && !one.disabled && !one.closest('[role=tablist], .ant-segmented, .ant-picker, .ant-select'));
  window.reach = {
    /** When nothing loads and nothing has changed for a moment. */
    rest: (quiet = 120, most = 6000) => new Promise((done) => {
      let last = performance.now();
      const end = last + most;
      const seen = new MutationObserver(() => { last = performance.now(); });
      seen.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      const look = () => {
        const now = performance.now();
        const busy = document.querySelector('.ant-spin-spinning, .ant-skeleton, [aria-busy="true"]');
        if ((busy === null && now - last > quiet) || now > end) {
          seen.disconnect();
          done();
        } else {
          setTimeout(look, 20);
        }
      };
      look();
    }),
    go: (at) => { location.hash = at; return reach.rest(); },
    /** What axe finds that keeps people out, as lines. */
    audit: async () => {
      const { violations } = await axe.run(document, { resultTypes: ['violations'] });
      return violations.flatMap(({ id, impact, nodes }) =>
        nodes.map(({ target, html, any }) => ({ id, impact, line: id + ' ' + target.join(' ') + ' ' + html.slice(0, 160) + ' ' + (any[0]?.message ?? '') })));
    },
    overlays: () => overlays().length,
    /** The buttons of the page, each kind once: its place among all of them, and its name. */
    openers: () => {
      const seen = new Map();
      for (const [place, one] of buttons().entries()) {
        const name = one.closest('tbody, li') ? 'row ' + one.className : named(one).replaceAll(/\\d+/g, '#');
        if (!seen.has(name)) { seen.set(name, { place, name }); }
      }
      return [...seen.values()];
    },
    press: (place) => {
      const button = buttons()[place];
      button?.focus();
      button?.click();
      return reach.rest();
    },
    /** Begins to note what gets the focus, from the first thing of the page on. */
    follow: () => {
      reach.path = [];
      reach.unseen = [];
      reach.stop?.();
      const note = ({ target }) => {
        reach.path.push(target);
        const ring = getComputedStyle(target);
        const marked = ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) > 0;
        if (!marked && target.matches('a, button, summary') && !target.closest('.ant-select, .ant-picker')) {
          reach.unseen.push(named(target));
        }
      };
      document.addEventListener('focusin', note);
      reach.stop = () => document.removeEventListener('focusin', note);
      const [first] = stops();
      first.focus();
      return stops().length;
    },
    followed: () => ({ steps: reach.path.length, round: reach.path.length > 1 && reach.path.at(-1) === reach.path[0], lost: document.activeElement === document.body }),
    /** What Tab did not come to, and what nobody sees that it came to. */
    missed: () => {
      const came = new Set(reach.path);
      return { missed: stops().filter((one) => !came.has(one)).map((one) => one.tagName + ' ' + named(one)), unseen: reach.unseen };
    },
    /** What cannot be seen or pressed where it is: cut off, under something else, or only beyond the side of the page. */
    hidden: () => {
      const wrong = [];
      const content = document.getElementById('content');
      for (const page of [document.scrollingElement, content, ...content.children]) {
        if (page.scrollWidth > page.clientWidth + 1) { wrong.push('the page is wider than the window: ' + page.className + ' ' + page.scrollWidth + ' > ' + page.clientWidth); }
      }
      for (const one of stops()) {
        if (one.matches('.skip')) { continue; }
        one.scrollIntoView({ block: 'center', inline: 'center' });
        const aim = one.matches('input') ? one.closest('label, .ant-select, .ant-picker, .ant-segmented-item, .ant-checkbox-wrapper') ?? one : one;
        const rect = [...aim.getClientRects()].find(({ width, height }) => width > 0 && height > 0) ?? aim.getBoundingClientRect();
        const x = rect.left + Math.min(rect.width / 2, rect.width - 1);
        const y = rect.top + rect.height / 2;
        const hit = document.elementFromPoint(x, y);
        if (hit === null || !(aim.contains(hit) || hit.contains(aim) && hit.closest('label, .ant-select, .ant-btn, a, td, .ant-input-affix-wrapper, .ant-tabs-tab') !== null)) {
          wrong.push(one.tagName + ' ' + named(one) + ' at ' + Math.round(x) + ',' + Math.round(y) + ' is under ' + (hit === null ? 'the edge' : hit.tagName + '.' + hit.className));
        } else if (rect.left < -1 || rect.right > innerWidth + 1) {
          wrong.push(one.tagName + ' ' + named(one) + ' goes beyond the side');
        }
      }
      content.scrollTop = 0;
      return wrong;
    },
  };`;

/**
 * Nothing that is pressed changes anything or opens a window of the system: only operations that read reach core.
 * @param {string[]} reads their names
 */
const onlyReading = `
  const reads = new Set(arguments[0]);
  const real = window.fetch;
  window.fetch = (address, init) => {
    const command = String(address).split('/').pop();
    const body = typeof init?.body === 'string' ? init.body : new TextDecoder().decode(init?.body ?? new Uint8Array());
    const harmless = ['start_info', 'set_zoom', 'show_tray', 'set_shortcut', 'list_backup_files'];
    if (harmless.includes(command) || (command === 'call' && reads.has(JSON.parse(body).operation))) {
      return real(address, init);
    }
    window.refused = [...(window.refused ?? []), command + ' ' + body.slice(0, 80)];
    const answer = JSON.stringify({ code: 'internal', field: null, params: {} });
    return Promise.resolve(new Response(answer, { headers: { 'Tauri-Response': 'error', 'content-type': 'application/json' } }));
  };`;

/** Gives the page the questions; with `reads`, keeps it from writing. Anew after each loading of it. */
export async function arm(page, reads) {
  await page.driver.executeScript(`${axe};${questions}`);
  if (reads !== undefined) {
    await page.driver.executeScript(onlyReading, reads);
  }
}

/** Asks the page one of the questions. */
export async function ask(page, question, ...args) {
  const { answer, error } = await page.driver.executeAsyncScript(
    `const done = arguments[arguments.length - 1];
     Promise.resolve().then(() => reach[arguments[0]](...arguments[1]))
       .then((answer) => done({ answer }), (error) => done({ error: String(error?.stack ?? error) }));`,
    question,
    args,
  );
  if (error !== undefined) {
    throw new Error(`${question}: ${error}`);
  }
  return answer;
}
