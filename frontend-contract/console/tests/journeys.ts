import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkAccessible, launch, picture, settled, Watched } from './browser.js';
import { answerRealm, ORIGIN, signIn } from './people.js';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** What a browser writes down of an answer that is no fault: nobody is signed in. */
const EXPECTED = /status of 499/;

async function visitor(): Promise<{ readonly page: Page; readonly watched: Watched }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  return { page, watched: new Watched(page, EXPECTED) };
}

async function looksRight(page: Page, name: string): Promise<void> {
  await settled(page);
  await checkAccessible(page, name);
  await picture(page, `journey-${name}`);
}

async function download(page: Page): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download proof' }).click()]);
  return file.path();
}

async function verify(page: Page, file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }): Promise<string> {
  await page.getByLabel('Proof', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Check it' }).click();
  await page.locator('h2#verdict').waitFor();
  return (await page.locator('h2#verdict').textContent()) ?? '';
}

test('anyone finds a lab, its versions and its commitments', async () => {
  const { page, watched } = await visitor();
  await page.goto(ORIGIN);
  await looksRight(page, 'public-home');
  await page.getByRole('link', { name: 'Aurelia Labs' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Aurelia Labs' }).waitFor();
  await looksRight(page, 'public-lab');
  await page.getByRole('heading', { name: /^Commitments/ }).waitFor();
  await page.getByRole('navigation', { name: 'Daily pages' }).getByRole('link', { name: 'Halts' }).click();
  await looksRight(page, 'public-halts');
  await page.getByRole('navigation', { name: 'Daily pages' }).getByRole('link', { name: 'Auditors' }).click();
  await page.getByRole('link', { name: 'Bracken Assurance' }).first().click();
  await looksRight(page, 'public-auditor');
  watched.checkQuiet('the public journey');
});

test('a lab asks whether it can proceed, and reads why not', async () => {
  const { page, watched } = await visitor();
  await signIn(page, 'aurelia-officer');
  await looksRight(page, 'lab-home');
  await page.getByRole('navigation', { name: 'Daily pages' }).getByRole('link', { name: 'Can we proceed?' }).click();
  await looksRight(page, 'lab-requests');
  await page.getByLabel('Training compute').fill('much');
  await page.getByRole('button', { name: 'Ask the gate' }).click();
  await page.getByText('Give the compute as a number').waitFor();
  await page.getByLabel('Training compute').fill('9.9e26');
  await page.getByRole('button', { name: 'Ask the gate' }).click();
  await page.getByRole('heading', { level: 1, name: /9\.9E\+26 FLOP/ }).waitFor();
  await looksRight(page, 'lab-request');
  assert.ok((await page.locator('.reasons > li').count()) > 0, 'every answer has a reason');
  await page.getByLabel('Compute', { exact: true }).selectOption('4');
  await page.getByRole('form', { name: 'A plan' }).getByRole('button', { name: 'Work it out' }).click();
  await page.getByText('Not a decision. Nothing was recorded.').waitFor();

  // The proof of the decision, checked in the browser; then the same with one byte of a record turned.
  const file = await download(page);
  await page.goto(`${ORIGIN}/verify`);
  assert.equal(await verify(page, file), 'PROVEN, NOT RECOMPUTED');
  await looksRight(page, 'lab-verify');
  const bundle = (await readFile(file, 'utf8')).replace(/"kind":"([a-z_-]+)"/i, (_, kind: string) => `"kind":"${kind}x"`);
  assert.equal(await verify(page, { name: 'turned.json', mimeType: 'application/json', buffer: Buffer.from(bundle) }), 'DOES NOT HOLD');
  watched.checkQuiet("the lab's journey");
});

test('a lab hands evidence over, and the digests agree', async () => {
  const { page, watched } = await visitor();
  await signIn(page, 'aurelia-officer');
  await page.goto(`${ORIGIN}/evidence`);
  await settled(page);
  const bytes = randomBytes(200_000);
  await page.getByLabel('File').setInputFiles({ name: 'notes.bin', mimeType: 'application/octet-stream', buffer: bytes });
  await page.getByRole('button', { name: 'Hand it over' }).click();
  await page.getByText('Sealed. Digest matches.').waitFor({ timeout: 60_000 });
  const digest = createHash('sha256').update(bytes).digest('hex');
  const shown = ((await page.locator('.digest code').last().textContent()) ?? '').replace(/[^0-9a-f]/g, '');
  assert.ok(shown.endsWith(digest), 'the digest that is shown is that of the bytes');
  await page.getByRole('link', { name: 'Open it' }).click();
  await page.getByRole('heading', { level: 1, name: 'notes.bin' }).waitFor();
  await looksRight(page, 'lab-evidence-room');
  watched.checkQuiet('the upload');
});

test('a regulator compares labs and follows what is open', async () => {
  const { page, watched } = await visitor();
  await signIn(page, 'eu-supervisor');
  await looksRight(page, 'regulator-home');
  const bar = page.getByRole('navigation', { name: 'Daily pages' });
  await bar.getByRole('link', { name: 'Compliance matrix' }).click();
  await looksRight(page, 'regulator-matrix');
  await bar.getByRole('link', { name: 'Halts' }).click();
  await page.getByText('Live.', { exact: true }).waitFor({ timeout: 20_000 });
  await looksRight(page, 'regulator-halts');
  await page.getByLabel('State').selectOption('all');
  await page.getByRole('link', { name: /^CYBER-2 on/ }).first().click();
  await looksRight(page, 'regulator-halt');
  await bar.getByRole('link', { name: 'Deadlines' }).click();
  await looksRight(page, 'regulator-deadlines');
  await bar.getByRole('link', { name: 'Findings' }).click();
  await looksRight(page, 'regulator-findings');
  await bar.getByRole('link', { name: 'Inquiries' }).click();
  await settled(page);
  await page.getByLabel('Lab', { exact: true }).selectOption({ label: 'Aurelia Labs' });
  await page.getByLabel('Title').fill('Safeguards of AUR-5');
  await page.getByLabel('Question').fill('Which configuration of CY-CLS runs today?');
  await page.getByLabel('Answer due (UTC)').fill('2026-12-01T12:00');
  await page.getByRole('button', { name: 'Ask the lab' }).click();
  await page.getByRole('heading', { level: 1, name: 'Safeguards of AUR-5' }).waitFor();
  await looksRight(page, 'regulator-inquiry');
  watched.checkQuiet("the regulator's journey");
});

test('an auditor sees its engagements and makes a key with its second factor', async () => {
  const { page, watched } = await visitor();
  await signIn(page, 'kestrel-lead');
  await looksRight(page, 'auditor-home');
  await page.getByRole('navigation', { name: 'Daily pages' }).getByRole('link', { name: 'Engagements' }).click();
  await looksRight(page, 'auditor-engagements');
  await page.getByRole('link', { name: /Kestrel Evals at Aurelia Labs/ }).click();
  await looksRight(page, 'auditor-engagement');
  await page.getByRole('button', { name: 'Check it' }).click();
  await page.getByText('Nothing on record stands against it.').waitFor();
  await page.getByRole('link', { name: /^Attest / }).first().click();
  await settled(page);
  await page.getByLabel('It holds until (UTC)').fill('2026-12-01T12:00');
  await page.getByRole('button', { name: 'Prepare the bytes' }).click();
  await page.getByRole('heading', { name: 'What your signature says' }).waitFor();
  const text = (await page.getByRole('region', { name: 'Bytes to be signed' }).textContent()) ?? '';
  const shown = ((await page.locator('[data-signed]').textContent()) ?? '').replace(/[^0-9a-f]/g, '');
  const own = createHash('sha256').update(Buffer.from(text, 'utf8')).digest('hex');
  assert.ok(shown.includes(own), 'the digest that is shown is that of the bytes that are shown');
  await looksRight(page, 'auditor-sign');
  await page.getByText('Make another key').click();
  await page.getByRole('button', { name: 'Make and register it' }).click();

  // The sign-in is not with the second factor yet: another tab asks for it, and this page goes on.
  const link = page.getByRole('link', { name: 'Sign in in a new tab' });
  const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await answerRealm(tab, 'kestrel-lead', (url) => url.origin === ORIGIN && url.pathname === '/signed-in').catch((fault: unknown) => {
    if (!tab.isClosed()) {
      throw fault;
    }
  });
  await page.getByText(/Your lead key in this browser/).waitFor({ timeout: 30_000 });
  await page.getByLabel('I have read what the bytes say.').check();
  await page.getByRole('button', { name: /^Sign \d/ }).click();
  await page.getByText('1 of 2 signatures so far.').waitFor();
  await picture(page, 'journey-auditor-signed-once');
  watched.checkQuiet("the auditor's journey");
});

test('no token is in the storage of the browser, and no script of another origin runs', async () => {
  const { page } = await visitor();
  await signIn(page, 'aurelia-officer');
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie);
  assert.doesNotMatch(stored, /eyJ/);
  const session = (await page.context().cookies()).filter((cookie) => cookie.name.startsWith('q_session'));
  assert.ok(session.length > 0 && session.every((cookie) => cookie.httpOnly && cookie.sameSite === 'Lax'));
  const answer = await page.request.get(ORIGIN);
  const policy = answer.headers()['content-security-policy'] ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe|\*/);
  // A session alone is anyone: another site cannot send the header along.
  const without = await page.request.post(`${ORIGIN}/graphql`, { data: { query: '{ viewer { kind } }' } });
  assert.deepEqual(((await without.json()) as { data: unknown }).data, { viewer: { kind: 'PUBLIC' } });
});
