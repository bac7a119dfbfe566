import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { checkAccessible, launch, picture, settled, Watched } from './browser.js';
import type { Hand } from './hands.js';
import { answerRealm, ORIGIN, signIn } from './people.js';

/** What a browser writes down of an answer that is no fault: nobody is signed in. */
const EXPECTED = /status of 499/;
const EU = 'EU General-Purpose AI Code of Practice, Safety and Security chapter';
const SAMPLE = join(process.cwd(), '../../services/verifier/sample');

/** What people of every kind, and the public, do in a day, on the platform at the story's end. */
export function journeys(hand: Hand): void {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  async function visitor(): Promise<{ readonly page: Page; readonly watched: Watched }> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    return { page, watched: new Watched(page, EXPECTED) };
  }

  const looked = new Set<string>();

  /** Usable by all, and kept as a picture; once a view. */
  async function looksRight(page: Page, name: string): Promise<void> {
    await settled(page);
    if (!looked.has(name)) {
      looked.add(name);
      await checkAccessible(page, name);
      await picture(page, `journey-${name}`);
    }
  }

  const daily = (page: Page, name: string): Locator => page.getByRole('navigation', { name: 'Daily pages' }).getByRole('link', { name });

  /** Any page of those that are listed for somebody. */
  async function everyPage(page: Page, name: string): Promise<void> {
    await hand.press(page.getByText('All pages', { exact: true }));
    await hand.press(page.getByRole('navigation', { name: 'All pages' }).getByRole('link', { name, exact: true }));
    await settled(page);
  }

  /** Waits for what an act brings; the second factor is asked for in another tab, if it is not fresh. */
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
    await done.waitFor({ timeout: 30_000 });
  }

  /** One more key of this browser. */
  async function makeKey(page: Page, user: string, whose: string, then: RegExp): Promise<void> {
    if (!(await page.getByRole('button', { name: 'Make and register it' }).isVisible())) {
      await hand.press(page.getByText('Make another key'));
    }
    await hand.choose(page.getByLabel(whose, { exact: true }));
    await hand.press(page.getByRole('button', { name: 'Make and register it' }));
    await withSecondFactor(page, user, page.getByText(then));
  }

  async function download(page: Page): Promise<string> {
    const [file] = await Promise.all([page.waitForEvent('download'), hand.press(page.getByRole('button', { name: 'Download proof' }))]);
    return file.path();
  }

  async function verdict(page: Page, file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }): Promise<string> {
    await hand.hand(page, page.getByLabel('Proof', { exact: true }), file);
    await hand.press(page.getByRole('button', { name: 'Check it' }));
    await page.locator('h2#verdict').waitFor();
    return (await page.locator('h2#verdict').textContent()) ?? '';
  }

  test(`${hand.name}, anyone finds what a lab has promised, and checks a proof`, async () => {
    const { page, watched } = await visitor();
    await page.goto(ORIGIN);
    await looksRight(page, 'public-home');
    await hand.press(page.getByRole('link', { name: 'Aurelia Labs' }).first());
    await page.getByRole('heading', { level: 1, name: 'Aurelia Labs' }).waitFor();
    await page.getByRole('heading', { name: /^Commitments/ }).waitFor();
    await looksRight(page, 'public-lab');
    await hand.press(page.getByRole('link', { name: 'What changed since 2.0?' }));
    await page.getByRole('heading', { level: 1, name: /2\.0 compared with 2\.1/ }).waitFor();
    await page.getByText(/changes? weakens? the policy/).first().waitFor();
    await looksRight(page, 'public-diff');
    await hand.press(daily(page, 'Halts'));
    await looksRight(page, 'public-halts');
    await hand.press(daily(page, 'Auditors'));
    await hand.press(page.getByRole('link', { name: 'Bracken Assurance' }).first());
    await page.getByRole('heading', { level: 1, name: 'Bracken Assurance' }).waitFor();
    await looksRight(page, 'public-auditor');
    await hand.press(daily(page, 'Verify a proof'));
    await page.getByRole('heading', { level: 1, name: 'Does this proof hold?' }).waitFor();
    const proof = await readFile(join(SAMPLE, 'cleared.proof.json'), 'utf8');
    await hand.type(page.getByLabel(/^The log’s key/), (await readFile(join(SAMPLE, 'log.vkey'), 'utf8')).trim());
    assert.equal(await verdict(page, join(SAMPLE, 'cleared.proof.json')), 'PROVEN, NOT RECOMPUTED');
    await looksRight(page, 'public-verify');
    const turned = proof.replace(/"kind":"([a-z_-]+)"/i, (_, kind: string) => `"kind":"${kind}x"`);
    assert.notEqual(turned, proof);
    assert.equal(await verdict(page, { name: 'turned.json', mimeType: 'application/json', buffer: Buffer.from(turned) }), 'DOES NOT HOLD');
    watched.checkQuiet('the public journey');
  });

  test(`${hand.name}, a lab asks whether it can proceed, and reads why not`, async () => {
    const { page, watched } = await visitor();
    await signIn(page, 'aurelia-officer');
    await looksRight(page, 'lab-home');
    await hand.press(daily(page, 'Can we proceed?'));
    await looksRight(page, 'lab-requests');
    await hand.type(page.getByLabel('Training compute'), 'much');
    await hand.press(page.getByRole('button', { name: 'Ask the gate' }));
    await page.getByText('Give the compute as a number').waitFor();
    await hand.type(page.getByLabel('Training compute'), '9.9e26');
    await hand.press(page.getByRole('button', { name: 'Ask the gate' }));
    await page.getByRole('heading', { level: 1, name: /9\.9E\+26 FLOP/ }).waitFor();
    await looksRight(page, 'lab-request');
    assert.ok((await page.locator('.reasons > li').count()) > 0, 'every answer has a reason');
    await hand.pick(page.getByLabel('Compute', { exact: true }), '×4');
    await hand.press(page.getByRole('form', { name: 'A plan' }).getByRole('button', { name: 'Work it out' }));
    await page.getByText('Not a decision. Nothing was recorded.').waitFor();

    // The proof of the decision, checked in the browser.
    const file = await download(page);
    await page.goto(`${ORIGIN}/verify`);
    await settled(page);
    assert.equal(await verdict(page, file), 'PROVEN, NOT RECOMPUTED');
    watched.checkQuiet("the lab's journey");
  });

  test(`${hand.name}, a lab hands evidence over, and the digests agree`, async () => {
    const { page, watched } = await visitor();
    await signIn(page, 'aurelia-officer');
    await hand.press(daily(page, 'Evidence'));
    await settled(page);
    const bytes = randomBytes(200_000);
    await hand.hand(page, page.getByLabel('File'), { name: 'notes.bin', mimeType: 'application/octet-stream', buffer: bytes });
    await hand.press(page.getByRole('button', { name: 'Hand it over' }));
    await page.getByText('Sealed. Digest matches.').waitFor({ timeout: 60_000 });
    const digest = createHash('sha256').update(bytes).digest('hex');
    const shown = ((await page.locator('.digest code').last().textContent()) ?? '').replace(/[^0-9a-f]/g, '');
    assert.ok(shown.endsWith(digest), 'the digest that is shown is that of the bytes');
    await hand.press(page.getByRole('link', { name: 'Open it' }));
    await page.getByRole('heading', { level: 1, name: 'notes.bin' }).waitFor();
    await looksRight(page, 'lab-evidence-room');
    watched.checkQuiet('the upload');
  });

  test(`${hand.name}, a lab writes a policy version down, and sees what it weakens before anybody else does`, async () => {
    const { page, watched } = await visitor();
    await signIn(page, 'aurelia-submitter');
    await hand.press(page.getByRole('link', { name: 'Aurelia Labs' }).first());
    await hand.press(page.getByRole('link', { name: 'Write a new version' }).first());
    const policy = page.getByLabel('The policy, as JSON or YAML');
    await policy.waitFor();
    await page.waitForFunction(() => (document.querySelector('textarea.tall') as HTMLTextAreaElement | null)?.value.includes('thresholds') === true);
    const text = JSON.parse(await policy.inputValue()) as { thresholds: { key: string; indicators: { value: string }[] }[] };
    const label = `2.2-${String(Date.now() % 100_000)}`;
    await hand.type(page.getByLabel('Label'), label);
    await hand.date(page.getByLabel('In force from (UTC)'), '2026-12-01T12:00');
    await hand.type(page.getByLabel('Changelog, one line a change'), 'Wording.');
    await hand.type(policy, JSON.stringify({ ...text, thresholds: [{ ...text.thresholds[0], indicators: [] }] }));
    await hand.press(page.getByRole('button', { name: 'Check it and write it down' }));
    await page.getByRole('alert').filter({ hasText: 'There is a problem' }).waitFor();
    await page.getByText(/thresholds\[0\]/).first().waitFor();
    await looksRight(page, 'lab-policy-problems');
    const cyber = text.thresholds.find((one) => one.key === 'CYBER-2')?.indicators[0];
    assert.ok(cyber !== undefined);
    cyber.value = '0.95';
    await hand.type(policy, JSON.stringify(text, null, 2));
    await hand.press(page.getByRole('button', { name: 'Check it and write it down' }));
    await page.getByRole('heading', { level: 1, name: new RegExp(label) }).waitFor();
    await page.getByText(/changes? weakens? the policy/).waitFor();
    await looksRight(page, 'lab-policy-draft');
    await hand.press(page.getByRole('button', { name: 'Withdraw…' }));
    await hand.type(page.getByLabel('Why'), 'It weakens what we promised.');
    await hand.type(page.getByLabel(`To go on, type ${label}`), label);
    await hand.press(page.getByRole('button', { name: 'Withdraw the version' }));
    await page.getByText('Withdrawn').first().waitFor();
    watched.checkQuiet('writing a policy');
  });

  test(`${hand.name}, a lab registers a checkpoint, and freezes the protocol by which it will be evaluated`, async () => {
    const { page, watched } = await visitor();
    await signIn(page, 'aurelia-submitter');
    const name = `BRW-${String(Date.now() % 100_000)}`;
    await hand.press(page.getByRole('link', { name: 'Aurelia Labs' }).first());
    await hand.press(page.getByText('Register a model'));
    await hand.type(page.getByLabel('Model name'), name);
    await hand.press(page.getByRole('button', { name: 'Register the model' }));
    await hand.press(page.getByRole('link', { name, exact: true }));
    await hand.press(page.getByText('Register a version'));
    await hand.type(page.getByLabel('Version label'), 'c1');
    await hand.type(page.getByLabel('SHA-256 of its weights manifest'), randomBytes(32).toString('hex'));
    await hand.type(page.getByLabel('Training compute so far, in FLOP'), '1e25');
    await hand.press(page.getByRole('button', { name: 'Register the version' }));
    await page.getByRole('heading', { level: 2, name: `${name}@c1` }).waitFor();
    await settled(page);
    await hand.press(page.getByRole('link', { name: 'BIO-2' }).first());
    await page.getByRole('heading', { level: 1, name: /^BIO-2 on/ }).waitFor();
    await settled(page);
    await hand.press(page.getByText('Register an evaluation'));
    await hand.type(page.getByLabel('Title of the protocol'), 'Uplift of BRW');
    await hand.hand(page, page.getByLabel('The protocol', { exact: true }), { name: 'protocol.md', mimeType: 'text/markdown', buffer: Buffer.from('Twenty tasks.') });
    await hand.press(page.getByRole('button', { name: 'Freeze and register it' }));
    await hand.press(page.getByRole('button', { name: /^Start it/ }));
    await page.getByText('State what it found').first().waitFor();
    await looksRight(page, 'lab-threshold');
    watched.checkQuiet('registering a checkpoint');
  });

  test(`${hand.name}, a regulator compares labs and follows what is open`, async () => {
    const { page, watched } = await visitor();
    await signIn(page, 'eu-supervisor');
    await looksRight(page, 'regulator-home');
    await hand.press(daily(page, 'Compliance matrix'));
    await looksRight(page, 'regulator-matrix');
    await hand.press(page.locator('figure svg a').first());
    await page.locator('h2#cell').waitFor();
    await looksRight(page, 'regulator-cell');
    await hand.press(daily(page, 'Halts'));
    await page.getByText('Live.', { exact: true }).waitFor({ timeout: 20_000 });
    await looksRight(page, 'regulator-halts');
    await hand.pick(page.getByLabel('State'), 'Any');
    await hand.press(page.getByRole('link', { name: /^CYBER-2 on/ }).first());
    await page.getByRole('heading', { level: 1, name: /CYBER-2 on/ }).waitFor();
    await looksRight(page, 'regulator-halt');
    await hand.press(daily(page, 'Deadlines'));
    await looksRight(page, 'regulator-deadlines');
    await hand.press(daily(page, 'Findings'));
    await looksRight(page, 'regulator-findings');
    await hand.press(daily(page, 'Inquiries'));
    await settled(page);
    await hand.pick(page.getByLabel('Lab', { exact: true }), 'Aurelia Labs');
    await hand.type(page.getByLabel('Title'), 'Safeguards of AUR-5');
    await hand.type(page.getByLabel('Question'), 'Which configuration of CY-CLS runs today?');
    await hand.date(page.getByLabel('Answer due (UTC)'), '2026-12-01T12:00');
    await hand.press(page.getByRole('button', { name: 'Ask the lab' }));
    await page.getByRole('heading', { level: 1, name: 'Safeguards of AUR-5' }).waitFor();
    await looksRight(page, 'regulator-inquiry');

    // What stood in July, as it was known then: the lift of H1 could still be objected to.
    await hand.press(daily(page, 'Halts'));
    await hand.press(page.getByRole('button', { name: 'Look at another day' }));
    await hand.date(page.getByLabel('What held on (UTC)'), '2026-07-25T12:00');
    await hand.date(page.getByLabel('As known at (UTC)'), '2026-07-25T12:00');
    await hand.press(page.getByRole('button', { name: 'Look', exact: true }));
    await page.getByText('You are looking at the past').waitFor();
    await page.getByText(/The lift of CYBER-2 on AUR-5@c1 can still be objected to/).waitFor();
    await looksRight(page, 'regulator-past');
    await hand.press(page.getByRole('button', { name: 'Back to now' }));

    await everyPage(page, 'Exports');
    const [file] = await Promise.all([page.waitForEvent('download'), hand.press(page.getByRole('button', { name: 'Take it away' }))]);
    assert.match(await readFile(await file.path(), 'utf8'), /org_aurelia/);
    await page.getByText(/^compliance\.csv: \d/).waitFor();
    await looksRight(page, 'regulator-exports');
    watched.checkQuiet("the regulator's journey");
  });

  test(`${hand.name}, a lab says by what it meets a requirement, when a clock started, and how its threshold is to be read`, async () => {
    const { page, watched } = await visitor();
    await signIn(page, 'aurelia-officer');
    await everyPage(page, 'Requirement mapping');
    await page.getByRole('heading', { level: 1, name: /^How Aurelia Labs answers/ }).waitFor();
    await hand.press(page.locator('tbody th a').first());
    const form = page.getByRole('form', { name: 'Say by what it is met' });
    await hand.press(form.getByRole('button', { name: 'Map the requirement' }));
    await page.getByText('Name the commitment or the records by which it is met').waitFor();
    const why = `Looked at ${String(Date.now())}.`;
    await hand.pick(form.getByLabel('How far it is met'), 'None: nothing meets it');
    await hand.type(form.getByLabel('Why'), why);
    await hand.press(form.getByRole('button', { name: 'Map the requirement' }));
    const claim = page.locator('article.change').filter({ hasText: why });
    await claim.waitFor();
    await looksRight(page, 'lab-mapping');
    await hand.press(claim.getByRole('button', { name: 'Take it back…' }));
    await hand.type(claim.getByLabel('Why it is taken back'), 'It was a trial.');
    await hand.press(claim.getByRole('button', { name: 'Take it back', exact: true }));
    await claim.getByText('It was a trial.').waitFor();

    await hand.press(daily(page, 'Deadlines'));
    await settled(page);
    await hand.pick(page.getByLabel('Under the regime'), EU);
    await hand.pick(page.getByLabel('What happened'), 'placed on market');
    await hand.date(page.getByLabel('When it happened (UTC)'), '2026-12-01T12:00');
    await hand.type(page.getByLabel('Why it is corrected'), 'The day was moved.');
    await hand.press(page.getByRole('button', { name: 'Claim it' }));
    await page.getByText('It is on record, and what is owed').waitFor();
    await looksRight(page, 'lab-deadlines');

    await everyPage(page, 'Thresholds side by side');
    await hand.press(page.getByRole('link', { name: /^Read it.* of Aurelia Labs$/ }).first());
    await hand.pick(page.getByLabel('Whom it would help'), 'expert');
    await hand.type(page.getByLabel('The words of the policy'), why);
    await hand.press(page.getByRole('button', { name: 'Record the reading' }));
    await page.getByText(why).first().waitFor();
    await looksRight(page, 'lab-thresholds');
    watched.checkQuiet("the counsel's journey");
  });

  test(`${hand.name}, a hazard is asked for by one and opened by another, and a hold keeps it`, async () => {
    const { page, watched } = await visitor();
    await signIn(page, 'aurelia-submitter');
    await hand.press(daily(page, 'Evidence'));
    await settled(page);
    const purpose = `To rate it, ${String(Date.now())}.`;
    await hand.hand(page, page.getByLabel('File'), { name: 'hazard.bin', mimeType: 'application/octet-stream', buffer: randomBytes(5_000) });
    await hand.pick(page.getByLabel('Class'), 'Hazard: two people read it');
    await hand.press(page.getByRole('button', { name: 'Hand it over' }));
    await page.getByText('Sealed. Digest matches.').waitFor({ timeout: 60_000 });
    await hand.press(page.getByRole('link', { name: 'Open it' }));
    await hand.type(page.getByLabel('What you need it for'), purpose);
    await hand.press(page.getByRole('button', { name: 'Ask to read it' }));
    await page.getByText('You asked.').waitFor();
    await looksRight(page, 'lab-hazard');

    const officer = await visitor();
    await signIn(officer.page, 'aurelia-officer');
    await everyPage(officer.page, 'Hazard reads');
    await hand.press(officer.page.getByRole('row').filter({ hasText: purpose }).getByRole('link').first());
    await hand.press(officer.page.getByRole('button', { name: 'Let aurelia-submitter read it…' }));
    await hand.type(officer.page.getByLabel('To go on, type aurelia-submitter'), 'aurelia-submitter');
    await looksRight(officer.page, 'lab-hazard-reads');
    await hand.press(officer.page.getByRole('button', { name: 'Let them read it for a day' }));
    await withSecondFactor(officer.page, 'aurelia-officer', officer.page.getByRole('row').filter({ hasText: purpose }).getByText('aurelia-officer'));
    await hand.press(officer.page.getByRole('definition').getByRole('link').first());
    await officer.page.getByRole('heading', { level: 1, name: 'hazard.bin' }).waitFor();
    await hand.press(officer.page.getByText('Place a hold'));
    const hold = officer.page.getByRole('form', { name: 'Place a hold' });
    await hand.type(hold.getByLabel('Why'), 'A court asks for it.');
    await hand.press(hold.getByRole('button', { name: 'Place the hold' }));
    await officer.page.getByRole('cell', { name: 'A court asks for it.' }).waitFor();
    await looksRight(officer.page, 'lab-hold');
    await hand.press(officer.page.getByText('Release it'));
    const release = officer.page.getByRole('form', { name: 'Release it' });
    await hand.type(release.getByLabel('Why'), 'The court is done.');
    await hand.press(release.getByRole('button', { name: 'Release the hold' }));
    await officer.page.getByText('No hold that you may see keeps it.').waitFor();

    await everyPage(page, 'Hazard reads');
    await hand.press(page.getByRole('row').filter({ hasText: purpose }).getByRole('link').first());
    await page.getByRole('form', { name: 'Read it' }).waitFor();
    watched.checkQuiet('asking for a hazard');
    officer.watched.checkQuiet('letting somebody read a hazard');
  });

  test(`${hand.name}, a regulator adopts a lab's words, is told where it asks, and compares with an earlier day`, async () => {
    const { page, watched } = await visitor();
    await signIn(page, 'eu-supervisor');
    await hand.press(daily(page, 'Compliance matrix'));
    await settled(page);
    await hand.date(page.getByLabel('Compare with (UTC)'), '2026-06-01');
    await page.getByText(/cells? changed since 1 Jun 2026/).waitFor();
    await looksRight(page, 'regulator-matrix-compared');
    await hand.press(page.getByRole('link', { name: 'Countersign' }));
    await hand.press(page.getByRole('link', { name: 'Aurelia Labs' }).first());
    await hand.press(page.getByRole('link', { name: /^Adopt / }).first());
    const key = `EU-${String(Date.now() % 100_000)}`;
    await hand.type(page.getByLabel('What you call it'), key);
    await hand.type(page.getByLabel('Why you adopt it'), 'Nobody says it better.');
    await looksRight(page, 'regulator-adopt');
    await hand.press(page.getByRole('button', { name: 'Adopt the requirement' }));
    await hand.press(page.getByRole('link', { name: 'See who meets it' }));
    await page.getByRole('heading', { level: 2, name: key }).waitFor();
    await looksRight(page, 'regulator-requirements');

    await everyPage(page, 'Webhooks');
    await hand.type(page.getByRole('textbox', { name: 'Address' }), 'https://nobody.invalid/told');
    await hand.press(page.getByRole('button', { name: 'Register the webhook' }));
    await page.getByText('has a name that can be looked up').waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Address' }).inputValue(), 'https://nobody.invalid/told');
    const host = `localhost:${String(20_000 + (Date.now() % 10_000))}`;
    await hand.type(page.getByRole('textbox', { name: 'Address' }), `http://${host}/told`);
    await hand.press(page.getByRole('button', { name: 'Register the webhook' }));
    const webhook = page.getByRole('region', { name: host, exact: true });
    await webhook.waitFor();
    await looksRight(page, 'regulator-webhooks');
    await hand.press(webhook.getByRole('button', { name: 'Remove the webhook…' }));
    await hand.type(webhook.getByLabel(`To go on, type ${host}`), host);
    await hand.press(webhook.getByRole('button', { name: 'Remove the webhook', exact: true }));
    await webhook.waitFor({ state: 'detached' });

    await everyPage(page, 'Yearly counts');
    await page.getByText('Counts go in steps of five').waitFor();
    await looksRight(page, 'regulator-aggregates');
    watched.checkQuiet("the supervisor's journey");
  });

  test(`${hand.name}, a lead puts a new key in the place of one, and takes it back`, async () => {
    const { page, watched } = await visitor();
    await signIn(page, 'kestrel-lead');
    await everyPage(page, 'Signing keys');
    await makeKey(page, 'kestrel-lead', 'Mine, as lead', /1 of them is in this browser/);
    const own = page.getByRole('row').filter({ hasText: 'yes' }).getByRole('link');
    await hand.press(own);
    const chosen = page.getByRole('heading', { level: 2, name: /^The key / });
    await chosen.waitFor();
    await looksRight(page, 'auditor-keys');
    await hand.press(page.getByRole('button', { name: 'Rotate the key' }));
    await withSecondFactor(page, 'kestrel-lead', page.getByRole('row').filter({ hasText: 'yes' }).getByText(/^revoked/));
    assert.equal(await chosen.count(), 0, 'the old key is no longer to be worked with');
    await hand.press(own);
    await hand.press(page.getByRole('button', { name: 'Revoke the key…' }));
    await hand.type(page.getByLabel('Why'), 'It was a trial.');
    const label = page.getByText(/^To go on, type key_/);
    await hand.type(page.getByLabel(/^To go on, type key_/), ((await label.textContent()) ?? '').replace('To go on, type ', ''));
    await hand.press(page.getByRole('button', { name: 'Revoke the key', exact: true }));
    await withSecondFactor(page, 'kestrel-lead', page.getByText(/0 of them are in this browser/));
    watched.checkQuiet('rotating a key');
  });

  async function engagementAt(page: Page, lab: string): Promise<void> {
    await hand.press(daily(page, 'Engagements'));
    await looksRight(page, 'auditor-engagements');
    await hand.press(page.getByRole('link', { name: `Kestrel Evals at ${lab}` }));
    await page.getByRole('heading', { level: 1, name: `Kestrel Evals at ${lab}` }).waitFor();
    await settled(page);
    await hand.press(page.getByRole('button', { name: 'Check it' }));
  }

  test(`${hand.name}, an auditor reads why its word on one lab counts for nothing, and signs for another with two keys`, async () => {
    const { page, watched } = await visitor();
    await signIn(page, 'kestrel-lead');
    await looksRight(page, 'auditor-home');
    await page.getByText('What you signed that does not count any more').waitFor();
    await engagementAt(page, 'Aurelia Labs');
    await page.getByText('What you sign about this lab would be rejected:').waitFor();
    await page.getByText('COI_REVENUE', { exact: true }).first().waitFor();
    await looksRight(page, 'auditor-conflict');

    await engagementAt(page, 'Borealis AI');
    await page.getByText('Nothing on record stands against it.').waitFor();
    await looksRight(page, 'auditor-engagement');
    await hand.press(page.getByRole('link', { name: /^Attest / }).first());
    await page.getByRole('heading', { level: 1, name: /^Attest: / }).waitFor();
    await settled(page);
    // The story's clock stands: another minute makes other bytes, where somebody signed before.
    await hand.date(page.getByLabel('It holds until (UTC)'), `2026-12-01T12:${String(Math.floor(Date.now() / 1_000) % 60).padStart(2, '0')}`);
    await hand.press(page.getByRole('button', { name: 'Prepare the bytes' }));
    await page.getByRole('heading', { name: 'What your signature says' }).waitFor();
    const text = (await page.getByRole('region', { name: 'Bytes to be signed' }).textContent()) ?? '';
    const shown = ((await page.locator('[data-signed]').textContent()) ?? '').replace(/[^0-9a-f]/g, '');
    const own = createHash('sha256').update(Buffer.from(text, 'utf8')).digest('hex');
    assert.ok(shown.includes(own), 'the digest that is shown is that of the bytes that are shown');
    await looksRight(page, 'auditor-sign');

    await makeKey(page, 'kestrel-lead', 'Mine, as lead', /Your lead key in this browser/);
    await hand.press(page.getByRole('button', { name: /^Sign \d/ }));
    await page.getByText('Read what the bytes say, and say that you have.').waitFor();
    await hand.tick(page.getByLabel('I have read what the bytes say.'));
    await hand.press(page.getByRole('button', { name: /^Sign \d/ }));
    await page.getByText('1 of 2 signatures so far.').waitFor();
    await makeKey(page, 'kestrel-lead', 'The organisation’s', /The organisation’s key in this browser/);
    await hand.press(page.getByRole('button', { name: /^Sign \d/ }));
    await page.getByText('2 of 2 signatures so far.').waitFor();
    await hand.press(page.getByRole('button', { name: 'Submit the attestation' }));
    await page.getByRole('heading', { level: 1, name: /^Kestrel Evals: capability evaluation/ }).waitFor();
    await page.getByText('It counts.').waitFor();
    await looksRight(page, 'auditor-attestation');

    // The log takes it in within seconds; then the proof holds, in this browser too.
    await page.getByText('Log index').waitFor({ timeout: 1 }).catch(async () => {
      await page.waitForTimeout(3_000);
      await page.reload();
      await page.getByText('Log index').waitFor();
    });
    const file = await download(page);
    await page.goto(`${ORIGIN}/verify`);
    await settled(page);
    assert.equal(await verdict(page, file), 'PROVEN, NOT RECOMPUTED');
    watched.checkQuiet("the auditor's journey");
  });

  test(`${hand.name}, no token is in the storage of the browser, and no script of another origin runs`, async () => {
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
}
