import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const PICTURES = join(process.cwd(), 'target/pictures');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 A and AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** How long to wait for what comes, in milliseconds: on a slow machine it takes its time. */
export const PATIENCE = 90_000;

/** Set by `countersign test` where there is no browser, after it has said so. */
export const ABSENT = process.env['COUNTERSIGN_BROWSER'] === 'absent' ? 'there is no Chromium' : false;
/** True in the run with everything that takes long. */
export const LONG = process.env['COUNTERSIGN_LONG'] === 'true';

function chromiumPath(): string {
  const path = [process.env['CHROMIUM'] ?? '', ...PLACES].find((one) => one !== '' && existsSync(one));
  if (path === undefined) {
    throw new Error('The browser tests need Chromium, and there is none. As root: apt-get install chromium. Or set CHROMIUM to the path of one. ./countersign test with CI=true installs it.');
  }
  return path;
}

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });

/** What a page said that it should not have: errors, warnings of the policy, failed scripts. */
export class Watched {
  readonly said: string[] = [];

  constructor(readonly page: Page, expected: RegExp = /^$/) {
    page.on('console', (message) => {
      if ((message.type() === 'error' || /Content.Security.Policy|violat/i.test(message.text())) && !expected.test(message.text())) {
        this.said.push(message.text());
      }
    });
    page.on('pageerror', (fault) => this.said.push(String(fault)));
  }

  checkQuiet(where: string): void {
    assert.deepEqual(this.said, [], `the console of ${where} is not quiet`);
  }
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Rules that are looked at alone, or left out, where nothing else can have changed. */
interface Narrowed {
  readonly only?: readonly string[];
  readonly without?: readonly string[];
}

/** No violation of WCAG 2.2 A and AA. */
export async function checkAccessible(page: Page, where: string, { only, without = [] }: Narrowed = {}): Promise<void> {
  const options = { runOnly: only === undefined ? RULES : { type: 'rule', values: only }, rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])), resultTypes: ['violations'] };
  // Through the debugger: the page's own policy lets no script in.
  const session = await page.context().newCDPSession(page);
  const there = await session.send('Runtime.evaluate', { expression: 'typeof axe' });
  if (there.result.value === 'undefined') {
    await session.send('Runtime.evaluate', { expression: AXE });
  }
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, ${JSON.stringify(options)}).then((found) => JSON.stringify(found.violations))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  assert.equal(exceptionDetails, undefined, `axe could not run on ${where}: ${JSON.stringify(exceptionDetails)}`);
  const violations = JSON.parse(String(result.value)) as Violation[];
  assert.deepEqual(violations.map((one) => `${one.id}: ${one.help} at ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' | ')}`), [], where);
}

/** A picture of the whole page, or of where it begins: a huge one has no end that a browser can draw. */
export async function picture(page: Page, name: string, whole = true): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: whole });
}

/** Waits until nothing on the page waits for an answer. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('main h1') !== null && document.querySelector('[data-waiting]') === null, undefined, { timeout: PATIENCE });
}
