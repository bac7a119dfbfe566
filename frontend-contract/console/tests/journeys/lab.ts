import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { settled } from '../browser.js';
import { ORIGIN, signIn } from '../people.js';
import type { Scene } from './scene.js';

/** What a lab's officers and submitters do. */
export function labJourneys({ hand, visitor, looksRight, daily, download, verdict }: Scene): void {
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
    await page.getByText('Sealed. Digest matches.').waitFor();
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
}
