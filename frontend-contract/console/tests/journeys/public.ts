import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ORIGIN } from '../people.js';
import type { Scene } from './scene.js';

const SAMPLE = join(process.cwd(), '../../services/verifier/sample');

/** What anyone does: finds promises, and checks proofs. */
export function publicJourneys({ hand, visitor, looksRight, daily, verdict }: Scene): void {
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
    await hand.press(page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: 'Aurelia Labs' }));
    await hand.press(page.getByRole('link', { name: /^AUR-4@/ }).first());
    await page.getByRole('heading', { level: 1, name: 'AUR-4' }).waitFor();
    await looksRight(page, 'public-model');
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
}
