import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page, Route, WebSocketRoute } from 'playwright-core';
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

async function writeInquiry(page: Page): Promise<void> {
  await page.goto(`${mocked.origin}/inquiries`);
  await settled(page);
  await page.getByLabel('Title').fill('Safeguards');
  await page.getByLabel('Question').fill('Which configuration runs today?');
  await page.getByLabel('Answer due (UTC)').fill('2026-12-01T12:00');
}

describe('in trouble', { concurrency: AT_ONCE, skip: ABSENT }, () => {
  before(async () => {
    mocked = await Mocked.start();
  });
  after(() => mocked.stop());

  test('a session that ends while somebody types loses nothing, and what was typed is sent once', async () => {
    const context = await mocked.looking('supervisor', 'full');
    const page = await context.newPage();
    const sent = await endSession(page, 1);
    await writeInquiry(page);
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
    await writeInquiry(page);
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
    await writeInquiry(page);
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
    await writeInquiry(page);
    await page.clock.runFor(470_000);
    const warning = page.getByRole('alert').filter({ hasText: 'Your session ends at' });
    assert.equal(await warning.count(), 0, 'nobody is warned for nothing');
    await page.clock.runFor(15_000);
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
    await page.routeWebSocket(/\/graphql$/, (opened) => {
      if (refused) {
        void opened.close({ code: 1012, reason: 'away' });
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
    await page.getByText(/^Live updates paused since \d\d:\d\d:\d\d UTC/).waitFor({ timeout: 15_000 });
    await checkAccessible(page, 'a page whose live updates are paused');
    assert.equal(await page.locator('tbody').first().innerText(), before, 'no row moved under the reader');
    refused = false;
    await page.getByRole('button', { name: 'Try now' }).click();
    await page.getByText(/^Live updates paused/).waitFor({ state: 'detached', timeout: 15_000 });
    assert.deepEqual(starts, [undefined, 'cursor-7'], 'it goes on after what it had');
    await page.getByRole('button', { name: 'Show it' }).click();
    await page.getByText('Live.', { exact: true }).waitFor();
    await context.close();
  });

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
    await writeInquiry(page);
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

describe('a picture', { concurrency: AT_ONCE, skip: ABSENT }, () => {
  before(async () => {
    mocked = await Mocked.start();
  });
  after(() => mocked.stop());

  for (const [path, role, name] of [['/halts?state=all', 'supervisor', 'timeline'], ['/models/mdl_1', 'officer', 'lineage'], ['/deadlines', 'supervisor', 'radar'], ['/labs/org_aurelia', '', 'history']] as const) {
    test(`of ${name} is one stop of the keys, tells each mark in a sentence, and has a table with the same rows`, async () => {
      const context = await mocked.looking(role, 'full');
      const page = await context.newPage();
      await page.goto(mocked.origin + path);
      await settled(page);
      const figure = page.locator('figure').filter({ has: page.locator(`input[name="${name}"]`) });
      const links = figure.locator('svg a');
      const marks = await links.count();
      assert.ok(marks > 0);
      assert.equal(await figure.locator('svg a[tabindex="0"]').count(), 1, 'a picture is one stop');
      const sentences = await links.evaluateAll((all) => all.map((link) => link.getAttribute('aria-label') ?? ''));
      assert.ok(sentences.every((sentence) => sentence.endsWith('.')), 'every mark says a sentence');

      // From the first mark, arrows lead to every other one.
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-mark'));
      await figure.locator('svg a[tabindex="0"]').focus();
      const visited = new Set([await focused()]);
      const waiting = [await focused()];
      while (waiting.length > 0 && visited.size < marks) {
        const at = waiting.shift() ?? '';
        for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'Home', 'End']) {
          await figure.locator(`svg a[data-mark="${at ?? ''}"]`).focus();
          await page.keyboard.press(key);
          const next = await focused();
          if (!visited.has(next)) {
            visited.add(next);
            waiting.push(next);
          }
        }
      }
      assert.equal(visited.size, marks, 'arrows lead to every mark');

      await figure.getByRole('radio', { name: 'Table' }).check();
      assert.match(page.url(), new RegExp(`${name}=table`), 'what is shown is in the address');
      assert.equal(await figure.locator('tbody tr').count(), marks);
      await context.close();
    });
  }

  test('of the matrix is worked with the keys alone', async () => {
    const context = await mocked.looking('supervisor', 'full');
    const page = await context.newPage();
    await page.goto(`${mocked.origin}/matrix`);
    await settled(page);
    await page.locator('svg a[tabindex="0"]').first().focus();
    const first = await page.evaluate(() => document.activeElement?.getAttribute('data-mark'));
    await page.keyboard.press('ArrowDown');
    assert.notEqual(await page.evaluate(() => document.activeElement?.getAttribute('data-mark')), first);
    await page.keyboard.press('Enter');
    await page.locator('h2#cell').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'cell', 'the panel takes the focus');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('h2#cell').count(), 0, 'Esc closes it');
    assert.ok((await page.evaluate(() => document.activeElement?.getAttribute('data-mark'))) !== null, 'and goes back to the cell');
    await context.close();
  });

  test('of the matrix cuts a corner where a cell stood otherwise on the day that is compared with', async () => {
    const context = await mocked.looking('supervisor', 'full');
    const page = await context.newPage();
    await page.route('**/graphql', async (route) => {
      const then = (route.request().postDataJSON() as { variables: { asOf?: object } }).variables.asOf !== undefined;
      const response = await route.fetch();
      const answer = (await response.json()) as { data?: { complianceMatrix?: { labs?: { nodes: { requirements: { status: string }[] }[] } } } };
      const cell = answer.data?.complianceMatrix?.labs?.nodes[0]?.requirements[0];
      if (cell !== undefined) {
        cell.status = then ? 'MET' : 'BREACHED';
      }
      await route.fulfill({ response, json: answer });
    });
    await page.goto(`${mocked.origin}/matrix`);
    await settled(page);
    assert.equal(await page.locator('svg .notch').count(), 0);
    await page.getByLabel('Compare with (UTC)').fill('2026-07-01');
    await page.locator('svg .notch').first().waitFor();
    assert.equal(await page.locator('svg .notch').count(), 1);
    await page.getByText('1 cell changed since 1 Jul 2026.').waitFor();
    assert.equal(await page.locator('svg a[aria-label$="It was met before."]').count(), 1);
    await page.getByRole('radio', { name: 'Table' }).first().check();
    await page.getByText('It was met before.').waitFor();
    await context.close();
  });

  test('of the matrix tells statuses apart without colour, on paper too', async () => {
    const context = await mocked.looking('supervisor', 'full');
    const page = await context.newPage();
    await page.goto(`${mocked.origin}/matrix`);
    await settled(page);
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'matrix--full--print--1440');
    const cells = await page.locator('svg .code').allTextContents();
    assert.ok(cells.length > 3 && cells.every((code) => /^\S{1,2}$/.test(code)));
    assert.equal(await page.locator('.print-only table').first().isVisible(), true, 'the twin is on paper');
    await context.close();
  });
});
