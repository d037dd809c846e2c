// Words for what a person does and sees on a page, by visible text and label. No CSS class of the product's own is
// named here; those of antd are, where a part of it has neither text nor label.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { By, Key, until } from 'selenium-webdriver';

// Far longer than anything takes: a busy machine is no failure.
const patience = 30_000;

/** The manager of an office that `setUp` made. */
export const manager = { manager_name: '林静怡', login: 'lin', password: 'jade-river-88' };

export class Page {
  constructor(driver, process) {
    /** @type {import('selenium-webdriver').WebDriver} */
    this.driver = driver;
    this.process = process;
  }

  /** The text that the page shows. */
  text() {
    return this.driver.executeScript('return document.body.innerText');
  }

  /** Waits until the page shows `text`. */
  async sees(text, within = patience) {
    await this.#until(async () => (await this.text()).includes(text), () => `the page does not show “${text}”`, within);
  }

  /** Waits until the page does not show `text`. */
  async misses(text, within = patience) {
    await this.#until(async () => !(await this.text()).includes(text), () => `the page still shows “${text}”`, within);
  }

  /** Waits until `check` answers something true, and answers that. */
  async eventually(what, check, within = patience) {
    return this.#until(check, () => `not so within ${within} ms: ${what}`, within);
  }

  /** The visible button, link, tab or menu item with this text or label. */
  button(text) {
    const named = `(normalize-space()=${quoted(text)} or @aria-label=${quoted(text)} or @title=${quoted(text)})`;
    const kinds = ['button', 'a', '*[@role="button"]', '*[@role="tab"]', '*[@role="menuitem"]', '*[@role="option"]', '*[@role="switch"]'];
    return this.#shown(kinds.map((kind) => `//${kind}[${named}]`).join(' | '), `button “${text}”`);
  }

  /** Presses a button, link, tab or menu item. A menu that opened for it is waited for until it is gone again. */
  async press(text) {
    const menu = await this.#patiently(async () => {
      const button = await this.button(text);
      const around = await this.driver.executeScript(`return arguments[0].closest('.ant-dropdown')`, button);
      await button.click();
      return around;
    });
    if (menu !== null) {
      // What it leads to may have a button of the same name.
      await this.eventually(`the menu with “${text}” is closed`, async () => !(await isShown(menu)));
    }
  }

  /** Opens a section of the settings. */
  async settings(section) {
    await this.go('/settings');
    await this.press(section);
    await this.settles();
  }

  /** Presses whatever shows exactly this text: a choice in a group, a row's cell. */
  async pressText(text) {
    const path = `//*[not(self::script)][normalize-space(text())=${quoted(text)} and not(*[normalize-space()=${quoted(text)}])]`;
    await this.#patiently(async () => (await this.#shown(path, `text “${text}”`)).click());
  }

  /** The field with this label, or with this placeholder where it has no label: the one to see, if several have it. */
  async field(label) {
    const path = fieldPath(label);
    const first = await this.#present(path, `field “${label}”`);
    const shown = [];
    for (const field of await this.driver.findElements(By.xpath(path))) {
      if (await field.isDisplayed().catch(() => false)) {
        shown.push(field);
      }
    }
    if (shown.length < 2) {
      return shown[0] ?? first;
    }
    // Of two dialogs with such a field, the one below is about to close.
    return this.driver.executeScript(
      `const dialog = (field) => field.closest('[role=dialog]');
       const top = dialog(arguments[0]) && dialog([...arguments].findLast(dialog));
       return [...arguments].find((field) => !top || dialog(field) === top);`,
      ...shown,
    );
  }

  /** What stands in a field. */
  async valueOf(label) {
    return (await this.field(label)).getAttribute('value');
  }

  /** Replaces what stands in a field. */
  async type(label, text) {
    await this.eventually(`“${text}” stands in “${label}”`, () => this.#patiently(async () => {
      const field = await this.field(label);
      // Two calls: in one, the new text arrives before the selection. `clear` goes unnoticed by React.
      await field.sendKeys(Key.chord(Key.CONTROL, 'a'));
      await field.sendKeys(text === '' ? Key.BACK_SPACE : text);
      // A drawer that has just closed gives the focus back to what opened it, and what is typed then goes there. A
      // dialog that was closing takes along what was typed in it.
      const stays = await this.driver.executeScript(
        `const [field, text] = arguments;
         return field.isConnected ? document.activeElement === field || field.value === text : null;`,
        field,
        text,
      );
      return stays ?? (await this.#lacks(label, text));
    }));
  }

  /** Whether no other field with this label is to see, or one that has `text`. */
  async #lacks(label, text) {
    for (const field of await this.driver.findElements(By.xpath(fieldPath(label)))) {
      if (await field.isDisplayed().catch(() => false)) {
        return (await field.getAttribute('value')) === text;
      }
    }
    return true;
  }

  /** Opens the list of the select with this label. A press that comes while the page draws itself anew is lost. */
  async unfold(label) {
    const around = By.xpath('ancestor-or-self::*[contains(concat(" ", @class, " "), " ant-select ")][1]');
    await this.eventually(`the list of “${label}” is open`, () => this.#patiently(async () => {
      const field = await this.field(label);
      if ((await field.getAttribute('aria-expanded')) === 'true') {
        return true;
      }
      const box = await field.findElement(around);
      // The driver scrolls no further than to the edge, where a bar may stand.
      await this.driver.executeScript(`arguments[0].scrollIntoView({ block: 'center' })`, box);
      await box.click();
      await pause(200);
      return false;
    }));
  }

  /** Chooses an option of the select with this label. */
  async choose(label, option) {
    await this.unfold(label);
    const path = `//*[contains(@class,"ant-select-dropdown") and not(contains(@class,"ant-select-dropdown-hidden"))]//*[@title=${quoted(option)} or normalize-space(text())=${quoted(option)}]`;
    await this.#patiently(async () => (await this.#still(path, `option “${option}” of “${label}”`)).click());
  }

  /** Picks a day such as `2026-12-31` in the open calendar. Enter would send the form. */
  async pickDay(label, day) {
    await (await this.field(label)).click();
    await this.#patiently(async () => (await this.#still(`//td[@title=${quoted(day)}]`, `day ${day}`)).click());
  }

  /** The rows of the tables on the page, each as the texts of its cells. */
  rows() {
    return this.driver.executeScript(
      `return [...document.querySelectorAll('tbody tr')].filter((row) => row.offsetHeight > 1)
        .map((row) => [...row.cells].map((cell) => cell.innerText.trim()))`,
    );
  }

  /** Presses the cell that shows `text`. A row itself cannot be pressed. */
  async pressCell(text) {
    await this.#patiently(async () => (await this.#shown(`//td[contains(normalize-space(), ${quoted(text)})]`, `cell “${text}”`)).click());
  }

  /** Goes to a part of the program by its link in the navigation, whatever language and badge the link has. */
  async go(path) {
    await this.eventually(`there is a link to ${path}`, () =>
      this.driver.executeScript(
        `const link = document.querySelector('a[href$="' + arguments[0] + '"]'); link?.click(); return link !== null`,
        path,
      ),
    );
  }

  /** What the navigation offers, in its order. */
  navigation() {
    return this.driver.executeScript(
      `return [...document.querySelectorAll('nav a, nav [role=menuitem], aside [role=menuitem]')]
        .filter((item) => item.offsetHeight > 0 && !item.querySelector('a, [role=menuitem]'))
        .map((item) => item.innerText.trim()).filter((text) => text !== '')`,
    );
  }

  /** Waits until the page has stopped changing: nothing loads, nothing moves. */
  async settles() {
    let last = null;
    await this.#until(async () => {
      await pause(250);
      const now = await this.driver.executeScript(
        `return document.querySelector('.ant-spin-spinning, .ant-skeleton, [aria-busy=true]') ? null : document.body.innerHTML`,
      );
      const still = now !== null && now === last;
      last = now;
      return still;
    }, () => 'the page does not come to rest');
  }

  /** Presses a key such as `Key.ESCAPE`, wherever the focus is. */
  async key(...keys) {
    await this.driver.actions().sendKeys(...keys).perform();
  }

  /** Presses a letter with the Control key held, wherever the focus is. */
  async command(letter) {
    await this.driver.actions().keyDown(Key.CONTROL).sendKeys(letter).keyUp(Key.CONTROL).perform();
  }

  /** Presses a letter or digit with the Alt key held, wherever the focus is. */
  async alt(letter) {
    await this.driver.actions().keyDown(Key.ALT).sendKeys(letter).keyUp(Key.ALT).perform();
  }

  /** Runs an operation as the page itself would, past the page. */
  call(operation, args = {}) {
    return this.driver.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
       window.__TAURI_INTERNALS__.invoke('call', { operation: arguments[0], arguments: arguments[1] })
         .then((answer) => done({ answer }), (error) => done({ error }));`,
      operation,
      args,
    );
  }

  /** The answer of an operation that must not fail, run past the page. */
  async must(operation, args = {}) {
    const { answer, error } = await this.call(operation, args);
    if (error) {
      throw new Error(`${operation}: ${JSON.stringify(error)}`);
    }
    return answer;
  }

  /** Gives a file to the hidden field behind the button with this label, and waits until it is there. */
  async give(label, name, content = '%PDF-1.7') {
    await this.eventually(`there is a field “${label}”`, () => this.driver.executeScript(
      `const [label, name, content] = arguments;
       const input = document.querySelector('input[type=file][aria-label="' + label + '"]');
       if (input === null) { return false; }
       const data = new DataTransfer();
       data.items.add(new File([content], name, { type: 'application/pdf' }));
       input.files = data.files;
       input.dispatchEvent(new Event('change', { bubbles: true }));
       return true;`,
      label, name, content,
    ));
    await this.sees(`已添加 ${name}`);
  }

  /** Waits until the page has drawn anything: before that it may still be exchanged for another. */
  shows() {
    return this.eventually('the page shows something', async () => (await this.text()).trim() !== '');
  }

  /** Sets a new office up, past the page, and shows a page of it as its manager sees it. */
  async setUp(community = '翠湖花园', path = '/tickets') {
    await this.shows();
    const office = { community_name: community, office_name: `${community}物业服务中心`, time_zone: 'Asia/Shanghai' };
    const { error } = await this.call('set_up_office', { ...office, ...manager });
    if (error) {
      throw new Error(`the office was not set up: ${JSON.stringify(error)}`);
    }
    await this.#reload(path);
    await this.sees(manager.manager_name);
  }

  /** Signs somebody of the demo office in, past the page, and shows a page as they see it. */
  async signIn(login = 'manager', password = 'cuihu-2026', path = '/tickets') {
    await this.shows();
    const { error } = await this.call('sign_in', { login, password });
    if (error) {
      throw new Error(`${login} was not signed in: ${JSON.stringify(error)}`);
    }
    await this.#reload(path);
  }

  /** Shows the page at `path` anew: what was seen before is forgotten. */
  async #reload(path) {
    await this.driver.executeScript('location.hash = arguments[0]', path);
    await this.driver.navigate().refresh();
    await this.shows();
  }

  /** Saves a picture of the page and answers its path. */
  async photograph(file) {
    mkdirSync(dirname(file), { recursive: true });
    await this.#draws();
    try {
      writeFileSync(file, Buffer.from(await this.driver.takeScreenshot(), 'base64'));
    } finally {
      await this.driver.executeScript(`document.getElementById('frames')?.remove()`);
    }
    return file;
  }

  /**
   * Has the page draw frames until the element `frames` is removed: WebKit's driver takes a picture with the next
   * frame, and a page that has come to rest may never draw another, so that the picture would be waited for without end.
   */
  #draws() {
    return this.driver.executeScript(
      `const dot = document.body.appendChild(document.createElement('i'));
       dot.id = 'frames';
       dot.style.cssText = 'position:fixed;right:0;bottom:0;width:1px;height:1px;background:rgb(127 127 127 / 1%)';
       const timer = setInterval(() => {
         dot.style.visibility = dot.style.visibility === 'hidden' ? 'visible' : 'hidden';
         if (!dot.isConnected) { clearInterval(timer); }
       }, 10);`,
    );
  }

  /** Closes the window. */
  async close() {
    await this.driver.quit();
  }

  #present(path, what) {
    return this.driver.wait(until.elementLocated(By.xpath(path)), patience, `there is no ${what}`);
  }

  async #shown(path, what) {
    return this.#until(async () => {
      for (const element of await this.driver.findElements(By.xpath(path))) {
        if (await element.isDisplayed()) {
          return element;
        }
      }
      return null;
    }, () => `there is no ${what} to see`);
  }

  /** What is shown at `path` once it stays where it is: a list moves while it opens, even with motion off. */
  async #still(path, what) {
    let last = null;
    return this.#until(async () => {
      const element = await this.#shown(path, what);
      const { x, y } = await element.getRect();
      const still = last !== null && last.x === x && last.y === y;
      last = { x, y };
      await pause(100);
      return still && element;
    }, () => `${what} does not come to rest`);
  }

  /** What was found may be drawn anew before it is pressed, or something may still lie over it. */
  async #patiently(act) {
    const last = Date.now() + patience;
    for (;;) {
      try {
        return await act();
      } catch (error) {
        const passing = ['StaleElementReferenceError', 'ElementClickInterceptedError', 'ElementNotInteractableError'];
        if (!passing.includes(error.name) || Date.now() > last) {
          throw error;
        }
        await pause(100);
      }
    }
  }

  async #until(check, complaint, within = patience) {
    const last = Date.now() + within;
    for (;;) {
      try {
        const answer = await check();
        if (answer) {
          return answer;
        }
      } catch (error) {
        if (error.name !== 'StaleElementReferenceError') {
          throw error;
        }
      }
      if (Date.now() > last) {
        throw new Error(complaint());
      }
      await pause(50);
    }
  }
}

/** Whether an element is to be seen; one that is no longer in the page is not. */
function isShown(element) {
  return element.isDisplayed().catch((error) => {
    if (error.name === 'StaleElementReferenceError') {
      return false;
    }
    throw error;
  });
}

/** Where fields with this label, or with this placeholder, may be. */
function fieldPath(label) {
  const inputs = '[self::input or self::textarea or self::select or @role="combobox" or @contenteditable="true"]';
  return [
    `//*[@id=//label[normalize-space()=${quoted(label)} or @title=${quoted(label)}]/@for]`,
    `//label[normalize-space()=${quoted(label)}]//*${inputs}`,
    `//*${inputs}[@aria-label=${quoted(label)} or @placeholder=${quoted(label)}]`,
  ].join(' | ');
}

/** A text as XPath wants it, whichever quotes it has. */
function quoted(text) {
  return text.includes('"') ? `concat("${text.split('"').join(`", '"', "`)}")` : `"${text}"`;
}
