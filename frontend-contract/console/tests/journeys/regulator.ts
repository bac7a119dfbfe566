import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { settled } from '../browser.js';
import { signIn } from '../people.js';
import type { Scene } from './scene.js';

/** What regulators do. */
export function regulatorJourneys({ hand, visitor, looksRight, daily, everyPage }: Scene): void {
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
    await page.getByText('Live.', { exact: true }).waitFor();
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
}
