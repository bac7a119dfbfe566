import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const PICTURES = join(process.cwd(), 'target/pictures');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 A and AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Debian's Chromium; installed where that is allowed, or named where it is missing. */
export function chromiumPath(): string {
  const there = () => [process.env['CHROMIUM'] ?? '', ...PLACES].find((path) => path !== '' && existsSync(path));
  let path = there();
  if (path === undefined && process.env['CI'] === 'true' && process.getuid?.() === 0) {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    path = there();
  }
  if (path === undefined) {
    throw new Error('The browser tests need Chromium, and there is none. As root: apt-get install chromium. Or set CHROMIUM to one, or CI=true to have it installed.');
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

/** No violation of WCAG 2.2 A and AA. */
export async function checkAccessible(page: Page, where: string): Promise<void> {
  // Through the debugger: the page's own policy lets no script in.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: AXE });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((found) => JSON.stringify(found.violations))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  assert.equal(exceptionDetails, undefined, `axe could not run on ${where}: ${JSON.stringify(exceptionDetails)}`);
  const violations = JSON.parse(String(result.value)) as Violation[];
  assert.deepEqual(violations.map((one) => `${one.id}: ${one.help} at ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' | ')}`), [], where);
}

export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

/** Waits until nothing on the page says that it is loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !/Loading/.test(document.querySelector('main')?.textContent ?? ''), undefined, { timeout: 30_000 });
}

export async function open(context: BrowserContext, address: string): Promise<{ readonly page: Page; readonly watched: Watched }> {
  const page = await context.newPage();
  const watched = new Watched(page);
  await page.goto(address);
  return { page, watched };
}
