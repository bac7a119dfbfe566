import { after, before } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { checkAccessible, launch, PATIENCE, picture, settled, Watched } from '../browser.js';
import type { File, Hand } from '../hands.js';
import { answerRealm, ORIGIN } from '../people.js';

/** What a browser writes down of an answer that is no fault: nobody is signed in. */
const EXPECTED = /status of 499/;

/** Where the journeys happen: a browser, a hand to work with, and what people do on many pages. */
export interface Scene {
  readonly hand: Hand;
  /** Somebody who has just opened a browser. */
  readonly visitor: () => Promise<{ readonly page: Page; readonly watched: Watched }>;
  /** Usable by all, and kept as a picture; once a view. */
  readonly looksRight: (page: Page, name: string) => Promise<void>;
  readonly daily: (page: Page, name: string) => Locator;
  /** Any page of those that are listed for somebody. */
  readonly everyPage: (page: Page, name: string) => Promise<void>;
  /** Waits for what an act brings; the second factor is asked for in another tab, if it is not fresh. */
  readonly withSecondFactor: (page: Page, user: string, done: Locator) => Promise<void>;
  /** One more key of this browser. */
  readonly makeKey: (page: Page, user: string, whose: string, then: RegExp) => Promise<void>;
  readonly download: (page: Page) => Promise<string>;
  /** What the console says of a proof. */
  readonly verdict: (page: Page, file: File) => Promise<string>;
}

export function begin(hand: Hand): Scene {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  async function visitor(): Promise<{ readonly page: Page; readonly watched: Watched }> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    return { page, watched: new Watched(page, EXPECTED) };
  }

  const looked = new Set<string>();

  async function looksRight(page: Page, name: string): Promise<void> {
    await settled(page);
    if (!looked.has(name)) {
      looked.add(name);
      await checkAccessible(page, name);
      await picture(page, `journey-${name}`);
    }
  }

  const daily = (page: Page, name: string): Locator => page.getByRole('navigation', { name: 'Daily pages' }).getByRole('link', { name });

  async function everyPage(page: Page, name: string): Promise<void> {
    await hand.press(page.getByText('All pages', { exact: true }));
    await hand.press(page.getByRole('navigation', { name: 'All pages' }).getByRole('link', { name, exact: true }));
    await settled(page);
  }

  async function withSecondFactor(page: Page, user: string, done: Locator): Promise<void> {
    const link = page.getByRole('link', { name: 'Sign in in a new tab' });
    await link.or(done).first().waitFor();
    if (await link.isVisible()) {
      const [tab] = await Promise.all([page.context().waitForEvent('page'), hand.press(link)]);
      await answerRealm(tab, user, (url) => url.origin === ORIGIN && url.pathname === '/signed-in').catch((fault: unknown) => {
        if (!tab.isClosed()) {
          throw fault;
        }
      });
    }
    await done.waitFor();
  }

  async function makeKey(page: Page, user: string, whose: string, then: RegExp): Promise<void> {
    const make = page.getByRole('button', { name: 'Make and register it' });
    const another = page.getByText('Make another key');
    await make.or(another).first().waitFor();
    if (!(await make.isVisible())) {
      await hand.press(another);
    }
    await hand.choose(page.getByLabel(whose, { exact: true }));
    await hand.press(page.getByRole('button', { name: 'Make and register it' }));
    await withSecondFactor(page, user, page.getByText(then));
  }

  async function download(page: Page): Promise<string> {
    const [file] = await Promise.all([page.waitForEvent('download'), hand.press(page.getByRole('button', { name: 'Download proof' }))]);
    return file.path();
  }

  async function verdict(page: Page, file: File): Promise<string> {
    await hand.hand(page, page.getByLabel('Proof', { exact: true }), file);
    await hand.press(page.getByRole('button', { name: 'Check it' }));
    await page.locator('h2#verdict').waitFor();
    return (await page.locator('h2#verdict').textContent()) ?? '';
  }

  return { hand, visitor, looksRight, daily, everyPage, withSecondFactor, makeKey, download, verdict };
}
