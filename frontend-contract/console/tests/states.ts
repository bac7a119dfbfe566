import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ABSENT, checkAccessible, LONG, picture, settled, Watched } from './browser.js';
import { Mocked } from './mocked.js';
import { VIEWS, WANTED } from './views.js';

/** Where the platform is full, and where it is not. */
const STATES = ['empty', 'loading', 'error', 'long', 'rtl', 'unknown', 'notfound', 'huge', 'partial'] as const;
/** States with colours that a full page does not have; the contrast of others was looked at there. */
const COLOURED: readonly string[] = ['empty', 'error'];
/** In the short run a state is looked at on each third page, another third in the next state. */
const THIRDS = 3;
/** Two cores: more at once is no faster. */
const AT_ONCE = WANTED === undefined ? 2 : 1;
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1440, height: 900 };
/** The mock refuses sockets and the sessions of strangers, which the browser writes down. */
const EXPECTED = /WebSocket|status of (499|500|404)/;

let mocked: Mocked;

async function open(origin: string, page: Page, watched: Watched, name: string, path: string, state: string): Promise<void> {
  await page.goto(origin + path);
  await (state === 'loading' ? page.locator('main h1').waitFor() : settled(page));
  watched.checkQuiet(`${name}, ${state}`);
  const title = (await page.locator('h1').textContent()) ?? '';
  assert.ok(title.length > 2 && (state !== 'full' || title !== 'Not found'), `${name} has a title, not ${title}`);
  assert.ok((await page.title()).endsWith('– Countersign'), `${name} has a window title`);
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1', undefined, { timeout: 10_000 }).catch(() => undefined);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1', `${name} begins at its title`);
}

/** Everything that a page says is on paper; what is only to be worked with is not. */
async function checkPrint(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  // What is for paper alone is made when the browser says that it is for paper.
  await page.waitForFunction(() => [...document.querySelectorAll('figure')].every((figure) => figure.querySelector('table, .print-only > p') !== null));
  const found = await page.evaluate(() => {
    const shown = (selector: string) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).length;
    return { worked: shown('header.bar') + shown('button:not(thead button)') + shown('.filters'), foot: shown('footer.foot p'), figures: shown('figure'), headless: [...document.querySelectorAll('thead th')].filter((one) => (one as HTMLElement).innerText.trim() === '').length, twins: [...document.querySelectorAll('figure')].filter((figure) => [...figure.querySelectorAll('table, .print-only > p')].some((twin) => twin.checkVisibility())).length };
  });
  assert.equal(found.worked, 0, `${name}: what is worked with is on paper`);
  assert.equal(found.headless, 0, `${name}: a column has no header on paper`);
  assert.ok(found.foot > 0, `${name}: no line on paper says as of when`);
  assert.ok(found.twins >= found.figures, `${name}: a picture has no table on paper`);
  await page.emulateMedia({ media: 'screen' });
}

/** Each status keeps its word and its shape where the system chooses the colours. */
async function checkForced(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' });
  const lost = await page.evaluate(() => {
    const clear = (colour: string) => colour === 'none' || colour === 'transparent' || /^rgba.*, 0\)$/.test(colour);
    return [...document.querySelectorAll('.mark')].filter((mark) => mark.checkVisibility()).filter((mark) => {
      const shapes = [...mark.querySelectorAll('.shape, .line')];
      return (mark.querySelector('.word')?.textContent ?? '') === '' || shapes.every((shape) => clear(getComputedStyle(shape).fill) && clear(getComputedStyle(shape).stroke));
    }).length;
  });
  assert.equal(lost, 0, `${name}: marks without word or shape`);
  await page.emulateMedia({ forcedColors: 'none' });
}

describe('every page', { concurrency: AT_ONCE, skip: ABSENT }, () => {
  before(async () => {
    mocked = await Mocked.start();
  });
  after(() => mocked.stop());

  for (const [name, path, role] of VIEWS) {
    test(`${name} is usable by all: in light, in the dark, in the system's colours, narrow, still and on paper`, async () => {
      const context = await mocked.looking(role, 'full', { reducedMotion: 'reduce' });
      const page = await context.newPage();
      const watched = new Watched(page, EXPECTED);
      await open(mocked.origin, page, watched, name, path, 'full');
      await checkAccessible(page, name);
      await picture(page, `${name}--full--light--1440`);
      const moving = await page.evaluate(() => document.getAnimations().length);
      assert.equal(moving, 0, `${name} moves although the reader asked it not to`);
      await page.emulateMedia({ colorScheme: 'dark' });
      await checkAccessible(page, `${name}, dark`, { only: ['color-contrast'] });
      if (LONG) {
        await picture(page, `${name}--full--dark--1440`);
      }
      await page.emulateMedia({ colorScheme: 'light' });
      await checkForced(page, name);
      await checkPrint(page, name);
      await page.setViewportSize(NARROW);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= NARROW.width, `${name} is ${String(wide)} pixels wide`);
      await checkAccessible(page, `${name}, narrow`, { only: ['target-size'] });
      if (LONG) {
        await picture(page, `${name}--full--light--320`);
      }
      watched.checkQuiet(name);
      await context.close();
    });
  }

  for (const [place, state] of STATES.entries()) {
    const views = VIEWS.filter((_, index) => LONG || (index + place) % THIRDS === 0);
    test(`${LONG ? 'every page' : 'each third page'} is usable by all when the platform is ${state}`, async () => {
      // A browser of its own: what a hundred pages leave behind in one slows down the rest.
      const own = await Mocked.start();
      try {
        for (const [name, path, role] of views) {
          const context = await own.looking(role, state);
          const page = await context.newPage();
          await open(own.origin, page, new Watched(page, EXPECTED), name, path, state);
          await checkAccessible(page, `${name}, ${state}`, LONG || COLOURED.includes(state) ? {} : { without: ['color-contrast'] });
          if (state === 'long' || state === 'rtl') {
            await page.setViewportSize(NARROW);
            const wide = await page.evaluate(() => document.documentElement.scrollWidth);
            assert.ok(wide <= NARROW.width, `${name}, ${state} is ${String(wide)} pixels wide`);
            await page.setViewportSize(WIDE);
          }
          if (LONG || name === 'halts') {
            await picture(page, `${name}--${state}--light--1440`, state !== 'huge');
          }
          await context.close();
        }
      } finally {
        await own.stop();
      }
    });
  }
});
