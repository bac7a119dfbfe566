import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { settled } from '../browser.js';
import { signIn } from '../people.js';
import type { Scene } from './scene.js';

const EU = 'EU General-Purpose AI Code of Practice, Safety and Security chapter';

/** What a lab does about what it owes, and about what nobody may read alone. */
export function counselJourneys({ hand, visitor, looksRight, daily, everyPage, withSecondFactor }: Scene): void {
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
    await page.getByText('Sealed. Digest matches.').waitFor();
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
}
