import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { ABSENT, checkAccessible, picture, settled } from './browser.js';
import { Mocked } from './mocked.js';

const AT_ONCE = 2;
const SIGNED_OUT = 499;

let mocked: Mocked;

interface Sent {
  readonly variables: { readonly input?: Readonly<Record<string, unknown>> };
}

/** Lets the first acts that are sent find the session ended; gives everything that was sent. */
async function endSession(page: Page, times: number): Promise<Sent[]> {
  const sent: Sent[] = [];
  await page.route('**/graphql', async (route: Route) => {
    const body = route.request().postDataJSON() as Sent;
    if (body.variables.input === undefined) {
      await route.continue();
      return;
    }
    sent.push(body);
    await (sent.length <= times ? route.fulfill({ status: SIGNED_OUT }) : route.continue());
  });
  return sent;
}

describe('a session', { concurrency: AT_ONCE, skip: ABSENT }, () => {
  before(async () => {
    mocked = await Mocked.start();
  });
  after(() => mocked.stop());

  test('a session that ends while somebody types loses nothing, and what was typed is sent once', async () => {
    const context = await mocked.looking('supervisor', 'full');
    const page = await context.newPage();
    const sent = await endSession(page, 1);
    await mocked.writeInquiry(page);
    await page.getByRole('button', { name: 'Ask the lab' }).click();
    const dialog = page.getByRole('dialog', { name: 'You were signed out' });
    await dialog.waitFor();
    await checkAccessible(page, 'the dialog that asks to sign in');
    await picture(page, 'signed-out');
    assert.equal(await page.getByLabel('Question').inputValue(), 'Which configuration runs today?', 'what was typed stands');

    // The other tab is done with signing in, and says so.
    const tab = await context.newPage();
    await tab.goto(`${mocked.origin}/signed-in`).catch(() => undefined);
    await page.waitForURL(/\/inquiries\/./);
    assert.equal(sent.length, 2);
    assert.deepEqual(sent[1], sent[0], 'the very same request, under the same key');
    await context.close();
  });

  test('what is typed outlives a page that is loaded again, and not a sign-out', async () => {
    const context = await mocked.looking('supervisor', 'full');
    const page = await context.newPage();
    await mocked.writeInquiry(page);
    await page.reload();
    await settled(page);
    assert.equal(await page.getByLabel('Question').inputValue(), 'Which configuration runs today?');
    await page.getByText('eu-supervisor', { exact: true }).click();
    await page.getByRole('link', { name: 'Sign out' }).click();
    await page.goto(`${mocked.origin}/inquiries`);
    await settled(page);
    assert.equal(await page.getByLabel('Question').inputValue(), '');
    await context.close();
  });

  test('what one person typed is not sent as another', async () => {
    const context = await mocked.looking('supervisor', 'full');
    const page = await context.newPage();
    const sent = await endSession(page, 1);
    await mocked.writeInquiry(page);
    await page.getByRole('button', { name: 'Ask the lab' }).click();
    await page.getByRole('dialog', { name: 'You were signed out' }).waitFor();
    await mocked.show(context, 'officer', 'full');
    const tab = await context.newPage();
    await tab.goto(`${mocked.origin}/signed-in`).catch(() => undefined);
    await page.getByRole('dialog', { name: 'You are now aurelia-officer' }).waitFor();
    await page.getByText('What you typed belongs to eu-supervisor.').waitFor();
    assert.equal(sent.length, 1, 'nothing more was sent');
    await page.getByRole('button', { name: 'Discard what was typed' }).click();
    await settled(page);
    assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...sessionStorage })), /configuration/);
    await context.close();
  });

  test('a session that is about to end says so two minutes before, and goes on when it is asked to', async () => {
    const context = await mocked.looking('supervisor', 'full');
    const page = await context.newPage();
    await page.clock.install();
    let ends = Date.now() + 600_000;
    let asked = 0;
    await page.route('**/session', async (route) => {
      asked += 1;
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as object), expiresAt: new Date(ends).toISOString(), endsAt: new Date(ends).toISOString() } });
    });
    await mocked.writeInquiry(page);
    // Far from both ends: the clock of the page goes on with ours, however long all of this takes.
    await page.clock.runFor(400_000);
    const warning = page.getByRole('alert').filter({ hasText: 'Your session ends at' });
    assert.equal(await warning.count(), 0, 'nobody is warned for nothing');
    await page.clock.runFor(100_000);
    await warning.waitFor();
    assert.match((await warning.textContent()) ?? '', new RegExp(`${new Date(ends).toISOString().slice(11, 16)} UTC`));
    await checkAccessible(page, 'a page whose session is about to end');
    await picture(page, 'session-ends');
    const before = asked;
    ends += 3_600_000;
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await warning.waitFor({ state: 'detached' });
    assert.equal(asked, before + 1, 'nothing but the session was asked for');
    assert.equal(await page.getByLabel('Question').inputValue(), 'Which configuration runs today?');
    await page.clock.runFor(3_800_000);
    await page.getByText(/^Your session ended at .* What you typed is kept/).waitFor();
    await context.close();
  });
});
