import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { PATIENCE, settled } from './browser.js';

const PERIOD = 30;
const secrets = JSON.parse(process.env['COUNTERSIGN_SECOND_FACTORS'] ?? '{}') as Readonly<Record<string, string>>;

export const ORIGIN = process.env['COUNTERSIGN_URL'] ?? 'http://localhost:8080';

/** RFC 6238, with the realm's six digits and half a minute. */
function code(secret: string): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000 / PERIOD)));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Fills in whatever the realm asks, until it lets go. */
export async function answerRealm(page: Page, user: string, done: (url: URL) => boolean): Promise<void> {
  for (let step = 0; step < 4; step += 1) {
    await page.waitForURL((url) => done(url) || /\/realms\//.test(url.pathname), { timeout: PATIENCE });
    if (page.isClosed() || done(new URL(page.url()))) {
      return;
    }
    if (await page.locator('#otp').isVisible().catch(() => false)) {
      await page.locator('#otp').fill(code(secrets[user] ?? ''));
    } else {
      if (await page.locator('#username').isVisible()) {
        await page.locator('#username').fill(user);
      }
      await page.locator('#password').fill('countersign');
    }
    await Promise.all([page.waitForNavigation({ timeout: PATIENCE }).catch(() => undefined), page.keyboard.press('Enter')]);
  }
  await page.waitForURL(done, { timeout: PATIENCE });
}

/** Signs in as a person of the local realm, through the realm's own pages. */
export async function signIn(page: Page, user: string): Promise<void> {
  await page.goto(ORIGIN);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await answerRealm(page, user, (url) => url.origin === ORIGIN && url.pathname === '/');
  await page.getByText(user, { exact: true }).waitFor();
  await settled(page);
}
