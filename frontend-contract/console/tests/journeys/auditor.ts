import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { settled } from '../browser.js';
import { ORIGIN, signIn } from '../people.js';
import type { Scene } from './scene.js';

/** What auditors do. */
export function auditorJourneys({ hand, visitor, looksRight, daily, everyPage, withSecondFactor, makeKey, download, verdict }: Scene): void {
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
    const logged = page.getByText('Log index');
    for (let looks = 0; looks < 60 && !(await logged.isVisible()); looks += 1) {
      await page.waitForTimeout(1_500);
      await page.reload();
      await settled(page);
    }
    await logged.waitFor();
    const file = await download(page);
    await page.goto(`${ORIGIN}/verify`);
    await settled(page);
    assert.equal(await verdict(page, file), 'PROVEN, NOT RECOMPUTED');
    watched.checkQuiet("the auditor's journey");
  });
}
