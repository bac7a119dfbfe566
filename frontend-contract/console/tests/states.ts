import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { mock } from '@countersign/mock';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { checkAccessible, launch, picture, settled, Watched } from './browser.js';

/** Every page, with who looks at it. */
const VIEWS: readonly (readonly [name: string, path: string, role: string])[] = [
  ['home-public', '/', ''], ['home-lab', '/', 'officer'], ['home-auditor', '/', 'lead'], ['home-regulator', '/', 'supervisor'],
  ['matrix', '/matrix', 'supervisor'], ['requests', '/requests', 'officer'], ['request', '/requests/req_1', 'officer'], ['halts', '/halts', 'supervisor'], ['halts-public', '/halts', ''],
  ['halt', '/halts/hlt_1', 'officer'], ['halt-supervisor', '/halts/hlt_1', 'supervisor'], ['deadlines', '/deadlines', 'supervisor'], ['incidents', '/incidents', 'officer'], ['incident', '/incidents/inc_1', 'officer'],
  ['findings', '/findings', 'supervisor'], ['gaps', '/findings?view=gaps', 'supervisor'], ['divergence', '/findings?view=divergence', 'supervisor'], ['exceptions', '/findings?view=exceptions', 'supervisor'],
  ['inquiries', '/inquiries', 'supervisor'], ['safeguards', '/safeguards', 'officer'], ['evidence', '/evidence', 'lead'], ['evidence-room', '/evidence/ev_1', 'lead'],
  ['engagements', '/engagements', 'officer'], ['engagement', '/engagements/eng_1', 'lead'], ['attestations', '/attestations', 'lead'], ['attestation', '/attestations/att_1', 'lead'],
  ['lab', '/labs/org_aurelia', ''], ['diff', '/labs/org_aurelia/policies/doc_1?from=pv_1&to=pv_2', 'supervisor'], ['model', '/models/mdl_1', 'officer'], ['decision', '/decisions/dec_1', 'officer'],
  ['auditors', '/auditors', ''], ['auditor', '/auditors/org_kestrel', ''], ['access', '/access', 'officer'], ['verify', '/verify', ''], ['help', '/help', ''],
];

const server = mock();
let origin = '';
let browser: Browser;

before(async () => {
  server.listen(0);
  origin = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  browser = await launch();
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

async function looking(role: string, state: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  await context.addCookies([{ name: 'mock-role', value: role === '' ? 'nobody' : role, url: origin }, { name: 'mock-state', value: state, url: origin }]);
  return context;
}

/** The mock refuses sockets and the sessions of strangers, which the browser writes down. */
const EXPECTED = /WebSocket|status of (499|500|404)/;

/** Enough of them to meet every component, for states in which each page does the same. */
const SOME = VIEWS.filter(([name]) => ['home-regulator', 'matrix', 'request', 'halts', 'halt', 'evidence-room', 'lab', 'diff', 'attestation'].includes(name));

async function look(context: BrowserContext, name: string, path: string, state: string): Promise<void> {
  const page = await context.newPage();
  const watched = new Watched(page, EXPECTED);
  await page.goto(origin + path);
  await settled(page);
  await checkAccessible(page, `${name}, ${state}`);
  watched.checkQuiet(`${name}, ${state}`);
  assert.ok(((await page.locator('h1').textContent()) ?? '').length > 2, `${name} has a title`);
  assert.equal((await page.title()).endsWith('– Countersign'), true, `${name} has a window title`);
}

for (const [name, path, role] of VIEWS) {
  test(`${name} is usable by all, in light, in the dark and on a narrow screen`, async () => {
    const context = await looking(role, 'full');
    await look(context, name, path, 'full');
    const page = context.pages()[0] as Page;
    await picture(page, `${name}--full--light--1440`);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await checkAccessible(page, `${name}, dark`);
    await picture(page, `${name}--full--dark--1440`);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await picture(page, `${name}--full--forced--1440`);
    await page.emulateMedia({ forcedColors: 'none' });
    await page.setViewportSize({ width: 320, height: 640 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `${name} is ${String(wide)} pixels wide`);
    await picture(page, `${name}--full--light--320`);
    await context.close();
  });
}

for (const state of ['empty', 'error', 'long', 'rtl', 'unknown', 'notfound']) {
  test(`pages are usable by all when the platform is ${state}`, async () => {
    for (const [name, path, role] of SOME) {
      const context = await looking(role, state);
      await look(context, name, path, state);
      if (name === 'halts' || (name === 'matrix' && state === 'rtl')) {
        await picture(context.pages()[0] as Page, `${name}--${state}--light--1440`);
      }
      await context.close();
    }
  });
}

test('the same text tells the statuses apart without colour, on paper too', async () => {
  const context = await looking('supervisor', 'full');
  const page = await context.newPage();
  await page.goto(`${origin}/matrix`);
  await settled(page);
  await page.emulateMedia({ media: 'print' });
  await picture(page, 'matrix--full--print--1440');
  const cells = await page.locator('svg .code').allTextContents();
  assert.ok(cells.length > 3 && cells.every((code) => /^\S{1,2}$/.test(code)));
  assert.equal(await page.locator('.print-only table').isVisible(), true, 'the twin is on paper');
  assert.equal(await page.locator('header.bar').isVisible(), false, 'the navigation is not');
  await context.close();
});

test('what is forbidden and what is absent look the same', async () => {
  const seen: string[] = [];
  for (const id of ['hlt_of_another', 'hlt_of_nobody']) {
    const context = await looking('officer', 'notfound');
    const page = await context.newPage();
    await page.goto(`${origin}/halts/${id}`);
    await settled(page);
    seen.push(await page.locator('main').innerHTML());
    await context.close();
  }
  assert.equal(seen[0], seen[1]);
  assert.match(seen[0] ?? '', /The two look the same on purpose/);
});

test('an error shows its sentence, its code and its trace', async () => {
  const context = await looking('officer', 'error');
  const page = await context.newPage();
  await page.goto(`${origin}/requests/req_1`);
  await page.getByRole('alert').first().waitFor({ timeout: 20_000 });
  const text = (await page.getByRole('alert').first().textContent()) ?? '';
  assert.match(text, /Quote the trace id/);
  assert.match(text, /INTERNAL/);
  assert.match(text, /trace-of-the-mock/);
  await page.getByRole('button', { name: 'Try again' }).first().waitFor();
  await context.close();
});

test('a code that the console does not know shows as itself', async () => {
  const context = await looking('supervisor', 'unknown');
  const page = await context.newPage();
  await page.goto(`${origin}/halts?state=all`);
  await settled(page);
  assert.ok((await page.getByText('SOMETHING_NEW').count()) > 0);
  await context.close();
});

test('a hundred thousand rows are shown a page at a time', async () => {
  const context = await looking('lead', 'huge');
  const page = await context.newPage();
  await page.goto(`${origin}/evidence`);
  await settled(page);
  assert.equal(await page.locator('tbody tr').count(), 100);
  await page.getByText('There are more.').waitFor();
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  assert.ok(nodes < 12_000, `${String(nodes)} nodes`);
  await context.close();
});

test('every picture has a twin with as many rows as it has marks', async () => {
  for (const [path, role, name] of [['/halts?state=all', 'supervisor', 'timeline'], ['/models/mdl_1', 'officer', 'lineage']] as const) {
    const context = await looking(role, 'full');
    const page = await context.newPage();
    await page.goto(origin + path);
    await settled(page);
    const figure = page.locator('figure').first();
    const marks = await figure.locator('svg a').count();
    assert.equal(await figure.locator('svg a[tabindex="0"]').count(), 1, 'a picture is one stop');
    const sentences = await figure.locator('svg a').evaluateAll((links) => links.map((link) => link.getAttribute('aria-label') ?? ''));
    assert.ok(sentences.every((sentence) => sentence.endsWith('.')), 'every mark says a sentence');
    await figure.getByRole('radio', { name: 'Table' }).check();
    assert.match(page.url(), new RegExp(`${name}=table`), 'what is shown is in the address');
    assert.equal(await figure.locator('tbody tr').count(), marks);
    await context.close();
  }
});

test('the matrix is worked with the keys alone', async () => {
  const context = await looking('supervisor', 'full');
  const page = await context.newPage();
  await page.goto(`${origin}/matrix`);
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
