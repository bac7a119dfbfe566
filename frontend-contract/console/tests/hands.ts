import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** How somebody works: with a pointer, or with the keys alone. */
export interface Hand {
  readonly name: string;
  /** Follows a link or pushes a button. */
  readonly press: (target: Locator) => Promise<void>;
  readonly type: (target: Locator, text: string) => Promise<void>;
  /** A day like 2026-12-01, perhaps with an hour like T12:00, in a field of its parts. */
  readonly date: (target: Locator, text: string) => Promise<void>;
  /** One of a list that drops down, by its words. */
  readonly pick: (target: Locator, words: string) => Promise<void>;
  readonly tick: (target: Locator) => Promise<void>;
  /** Another of a group of radio buttons. */
  readonly choose: (target: Locator) => Promise<void>;
  readonly hand: (page: Page, target: Locator, file: File) => Promise<void>;
}

/** Something that is handed over: where it is, or what it is. */
export type File = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

export const POINTER: Hand = {
  name: 'with a pointer',
  press: (target) => target.click(),
  type: (target, text) => target.fill(text),
  date: (target, text) => target.fill(text),
  pick: async (target, words) => {
    await target.selectOption({ label: words });
  },
  tick: (target) => target.check(),
  choose: (target) => target.check(),
  hand: (_, target, file) => target.setInputFiles(file),
};

/** More stops than any page has before what is wanted. */
const MOST = 400;

const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement);

/** Where the focus is must be seen, and not beneath something else. */
async function seen(target: Locator): Promise<void> {
  const found = await target.evaluate((element) => {
    const style = getComputedStyle(element);
    const ring = element.closest('svg')?.querySelector('.ring')?.getAttribute('visibility');
    const box = element.getBoundingClientRect();
    const on = document.elementFromPoint(Math.min(box.x + Math.min(box.width, 40) / 2, innerWidth - 1), box.y + box.height / 2);
    return { outlined: ring === undefined ? style.outlineStyle !== 'none' : ring === 'visible', covered: on !== null && !element.contains(on) && !on.contains(element) && element.closest('label')?.contains(on) !== true, text: element.outerHTML.slice(0, 120) };
  });
  assert.ok(found.outlined, `the focus on ${found.text} is not shown`);
  assert.ok(!found.covered, `the focus on ${found.text} is covered`);
}

async function reach(target: Locator): Promise<Page> {
  await target.waitFor();
  const page = target.page();
  for (let stop = 0; stop < MOST; stop += 1) {
    if (await isFocused(target)) {
      await seen(target);
      return page;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}

/** Marks of a picture, and radio buttons, are one stop together: arrows lead on from there. */
async function reachWithin(target: Locator, first: Locator): Promise<Page> {
  const page = await reach(first);
  for (const key of ['ArrowDown', 'ArrowRight']) {
    for (let stop = 0; stop < MOST && !(await isFocused(target)); stop += 1) {
      const before = await page.evaluate(() => document.activeElement?.outerHTML);
      await page.keyboard.press(key);
      if (before === (await page.evaluate(() => document.activeElement?.outerHTML))) {
        break;
      }
    }
  }
  assert.ok(await isFocused(target), `no arrow leads to ${String(target)}`);
  return page;
}

export const KEYS: Hand = {
  name: 'with the keys alone',
  press: async (target) => {
    await target.waitFor();
    const picture = target.locator('xpath=ancestor::*[local-name()="svg"][1]');
    const page = (await picture.count()) === 0 ? await reach(target) : await reachWithin(target, picture.locator('a[tabindex="0"]'));
    await page.keyboard.press('Enter');
  },
  type: async (target, text) => {
    const page = await reach(target);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(text);
  },
  date: async (target, text) => {
    const page = await reach(target);
    const [, year = '', month = '', day = '', hour = '', minute = ''] = /^(\d+)-(\d+)-(\d+)(?:T(\d+):(\d+))?$/.exec(text) ?? [];
    await page.keyboard.type(`${month}${day}${year}`);
    if (hour === '') {
      assert.equal(await target.inputValue(), text);
      return;
    }
    // A field that ends in this millennium knows when a year is whole; any other waits for more digits.
    if ((await target.getAttribute('max')) === null) {
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.type(`${String(Number(hour) % 12 || 12).padStart(2, '0')}${minute}${Number(hour) >= 12 ? 'P' : 'A'}`);
    assert.equal(await target.inputValue(), text);
  },
  pick: async (target, words) => {
    const page = await reach(target);
    const steps = await target.evaluate((element, wanted) => {
      const select = element as HTMLSelectElement;
      return [...select.options].findIndex((option) => option.label === wanted) - select.selectedIndex;
    }, words);
    for (let step = 0; step < Math.abs(steps); step += 1) {
      await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
    }
    assert.equal(await target.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.label), words);
  },
  tick: async (target) => {
    const page = await reach(target);
    if (!(await target.isChecked())) {
      await page.keyboard.press('Space');
    }
    assert.ok(await target.isChecked());
  },
  choose: async (target) => {
    if (!(await target.isChecked())) {
      await reachWithin(target, target.locator('xpath=ancestor::fieldset[1]').getByRole('radio', { checked: true }));
    }
    assert.ok(await target.isChecked());
  },
  hand: async (page, target, file) => {
    // The browser has to know that the dialog is not for it before the key comes that opens it.
    const opened = page.waitForEvent('filechooser');
    opened.catch(() => undefined);
    await reach(target);
    await page.keyboard.press('Enter');
    await (await opened).setFiles(file);
  },
};
