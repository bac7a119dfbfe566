import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { WebSocketRoute } from 'playwright-core';
import { ABSENT, checkAccessible, settled } from './browser.js';
import { Mocked } from './mocked.js';

const AT_ONCE = 2;

let mocked: Mocked;

describe('in trouble', { concurrency: AT_ONCE, skip: ABSENT }, () => {
  before(async () => {
    mocked = await Mocked.start();
  });
  after(() => mocked.stop());

  test('a lost connection shows, what was read stays, and trying again recovers', async () => {
    const context = await mocked.looking('supervisor', 'full');
    const page = await context.newPage();
    await page.goto(`${mocked.origin}/halts`);
    await settled(page);
    const rows = await page.locator('tbody tr').count();
    assert.ok(rows > 0);
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('navigation', { name: 'Daily pages' }).getByRole('link', { name: 'Inquiries' }).click();
    const told = page.getByRole('alert').filter({ hasText: 'The platform cannot be reached' }).first();
    await told.waitFor();
    await checkAccessible(page, 'a page without a connection');
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await told.waitFor({ state: 'detached' });
    await settled(page);
    assert.ok((await page.locator('tbody tr').count()) > 0);
    await context.close();
  });

  test('live updates that stop say since when, and go on where they were', async () => {
    const context = await mocked.looking('supervisor', 'full');
    const page = await context.newPage();
    const starts: (string | undefined)[] = [];
    let socket: WebSocketRoute | undefined;
    let refused = false;
    // It is back as soon as the button is pressed: a moment sooner, it would come back by itself.
    const isPressed = (): Promise<boolean> => page.evaluate(() => document.documentElement.dataset['pressed'] === 'yes');
    await page.routeWebSocket(/\/graphql$/, async (opened) => {
      if (refused && !(await isPressed())) {
        await opened.close({ code: 1012, reason: 'away' });
        return;
      }
      socket = opened;
      opened.onMessage((text) => {
        const message = JSON.parse(String(text)) as { id?: string; type: string; payload?: { variables?: { after?: string } } };
        if (message.type === 'connection_init') {
          opened.send(JSON.stringify({ type: 'connection_ack' }));
        } else if (message.type === 'subscribe') {
          starts.push(message.payload?.variables?.after);
          const change = { cursor: 'cursor-7', halt: { id: 'hlt_1', state: 'OPEN', lab: 'org_aurelia', thresholdKey: 'CYBER-2', modelVersion: 'mv_1' } };
          if (starts.length === 1) {
            opened.send(JSON.stringify({ id: message.id, type: 'next', payload: { data: { haltChanges: change } } }));
          }
        }
      });
    });
    await page.goto(`${mocked.origin}/halts`);
    await page.getByText('1 change.').waitFor();
    const before = await page.locator('tbody').first().innerText();
    refused = true;
    await socket?.close({ code: 1012, reason: 'away' });
    await page.getByText(/^Live updates paused since \d\d:\d\d:\d\d UTC/).waitFor();
    await checkAccessible(page, 'a page whose live updates are paused');
    assert.equal(await page.locator('tbody').first().innerText(), before, 'no row moved under the reader');
    await page.getByRole('button', { name: 'Try now' }).evaluate((button) => button.addEventListener('click', () => (document.documentElement.dataset['pressed'] = 'yes'), { capture: true }));
    await page.getByRole('button', { name: 'Try now' }).click();
    await page.getByText(/^Live updates paused/).waitFor({ state: 'detached' });
    for (let looks = 0; looks < 300 && starts.length < 2; looks += 1) {
      await page.waitForTimeout(100);
    }
    assert.deepEqual(starts, [undefined, 'cursor-7'], 'it goes on after what it had');
    await page.getByRole('button', { name: 'Show it' }).click();
    await page.getByText('Live.', { exact: true }).waitFor();
    await context.close();
  });

  for (const [path, root] of [['/attestations', 'attestationChanges'], ['/deadlines', 'overdueObligations'], ['/findings', 'crossings']] as const) {
    test(`what changes while somebody reads ${path} is counted and offered`, async () => {
      const context = await mocked.looking('supervisor', 'full');
      const page = await context.newPage();
      await page.routeWebSocket(/\/graphql$/, (opened) => {
        opened.onMessage((text) => {
          const message = JSON.parse(String(text)) as { id?: string; type: string };
          if (message.type === 'connection_init') {
            opened.send(JSON.stringify({ type: 'connection_ack' }));
          } else if (message.type === 'subscribe') {
            opened.send(JSON.stringify({ id: message.id, type: 'next', payload: { data: { [root]: { cursor: 'cursor-1' } } } }));
          }
        });
      });
      await page.goto(mocked.origin + path);
      await page.getByText('1 change.').waitFor();
      await page.getByRole('button', { name: 'Show it' }).click();
      await page.getByText('Live.', { exact: true }).waitFor();
      await context.close();
    });
  }

  test('an error shows its sentence, what to do, its code and its trace', async () => {
    const context = await mocked.looking('officer', 'error');
    const page = await context.newPage();
    await page.goto(`${mocked.origin}/requests/req_1`);
    const alert = page.getByRole('alert').first();
    await alert.waitFor();
    const text = (await alert.textContent()) ?? '';
    assert.match(text, /Quote the trace id/);
    assert.match(text, /INTERNAL/);
    assert.match(text, /trace-of-the-mock/);
    await mocked.show(context, 'officer', 'full');
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.getByRole('heading', { level: 1, name: /FLOP/ }).waitFor();
    await context.close();
  });

  test('a refused form says what is wrong, keeps what was typed and takes the focus', async () => {
    const context = await mocked.looking('supervisor', 'full');
    const page = await context.newPage();
    await mocked.writeInquiry(page);
    await mocked.show(context, 'supervisor', 'error');
    await page.getByRole('button', { name: 'Ask the lab' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'There is a problem' });
    await alert.waitFor();
    assert.match((await alert.textContent()) ?? '', /trace-of-the-mock/);
    assert.ok(await alert.evaluate((element) => element === document.activeElement));
    assert.equal(await page.getByLabel('Title').inputValue(), 'Safeguards');
    await context.close();
  });

  test('what takes long says so, and the request is not lost', async () => {
    const context = await mocked.looking('officer', 'loading');
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${mocked.origin}/requests/req_1`);
    await page.locator('main [data-waiting]').first().waitFor({ state: 'attached' });
    await page.clock.runFor(1_000);
    await page.getByText(/^Loading /).first().waitFor();
    await page.clock.runFor(10_000);
    await page.getByText('Still loading. Your request is not lost.').first().waitFor();
    await checkAccessible(page, 'a page that takes long');
    await context.close();
  });

  test('cells of one day say so while another day is read, and never stand under another regime', async () => {
    const context = await mocked.looking('supervisor', 'full');
    const page = await context.newPage();
    let hold: Promise<void> | undefined;
    await page.route('**/graphql', async (route) => {
      const { variables } = route.request().postDataJSON() as { variables: { instrument?: string; first?: number } };
      await (variables.instrument === undefined || variables.first === undefined ? undefined : hold);
      await route.continue();
    });
    await page.goto(`${mocked.origin}/matrix`);
    await settled(page);
    const cells = page.locator('figure a[data-mark]');
    const still = page.getByText(/^Still as it stood on /);
    await cells.first().waitFor();
    let release: () => void = () => undefined;
    const held = () => new Promise<void>((resolve) => { release = resolve; });
    hold = held();
    await page.getByRole('button', { name: 'Look at another day' }).click();
    await page.getByLabel('What held on (UTC)').fill('2026-07-20T12:00');
    await page.getByRole('button', { name: 'Look', exact: true }).click();
    await still.waitFor();
    assert.ok((await page.locator('.behind a[data-mark]').count()) > 0, 'the cells of before stay');
    release();
    await still.waitFor({ state: 'detached' });
    assert.equal(await page.locator('.behind').count(), 0);
    hold = held();
    const regime = page.getByLabel('Regime', { exact: true });
    const now = await regime.inputValue();
    const other = (await regime.locator('option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))).find((value) => value !== now);
    await regime.selectOption(other ?? '');
    await page.locator('main [data-waiting]').first().waitFor({ state: 'attached' });
    assert.equal(await cells.count(), 0, 'no cell of the other regime');
    release();
    await cells.first().waitFor();
    await context.close();
  });

  test('a code that the console does not know shows as itself', async () => {
    const context = await mocked.looking('supervisor', 'unknown');
    const page = await context.newPage();
    await page.goto(`${mocked.origin}/halts?state=all`);
    await settled(page);
    assert.ok((await page.getByText('SOMETHING_NEW').count()) > 0);
    // Within a sentence it stays itself too.
    await page.goto(`${mocked.origin}/thresholds`);
    await settled(page);
    assert.ok((await page.getByText(/SOMETHING_NEW/).count()) > 0);
    assert.equal(await page.getByText(/something new/).count(), 0);
    await page.goto(`${mocked.origin}/matrix`);
    await settled(page);
    assert.ok((await page.locator('svg a[aria-label*="SOMETHING_NEW"]').count()) > 0);
    await context.close();
  });

  test('what is forbidden and what is absent look the same', async () => {
    const seen: string[] = [];
    for (const id of ['hlt_of_another', 'hlt_of_nobody']) {
      const context = await mocked.looking('officer', 'notfound');
      const page = await context.newPage();
      await page.goto(`${mocked.origin}/halts/${id}`);
      await settled(page);
      seen.push(await page.locator('main').innerHTML());
      await context.close();
    }
    assert.equal(seen[0], seen[1]);
    assert.match(seen[0] ?? '', /The two look the same on purpose/);
  });

  test('a hundred thousand rows are shown a page at a time', async () => {
    const context = await mocked.looking('lead', 'huge');
    const page = await context.newPage();
    await page.goto(`${mocked.origin}/evidence`);
    await settled(page);
    assert.equal(await page.locator('tbody tr').count(), 100);
    await page.getByText('There are more.').waitFor();
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    assert.ok(nodes < 12_000, `${String(nodes)} nodes`);
    await context.close();
  });
});
