import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ABSENT, picture, settled } from './browser.js';
import { Mocked } from './mocked.js';

const AT_ONCE = 2;

let mocked: Mocked;

describe('a picture', { concurrency: AT_ONCE, skip: ABSENT }, () => {
  before(async () => {
    mocked = await Mocked.start();
  });
  after(() => mocked.stop());

  for (const [path, role, name] of [['/halts?state=all', 'supervisor', 'timeline'], ['/models/mdl_1', 'officer', 'lineage'], ['/deadlines', 'supervisor', 'radar'], ['/labs/org_aurelia', '', 'history'], ['/findings', 'supervisor', 'timeline'], ['/matrix?compare=2026-07-01T00:00:00Z', 'supervisor', 'changes']] as const) {
    test(`of ${name} at ${path.split('?')[0] ?? ''} is one stop of the keys, tells each mark in a sentence, and has a table with the same rows`, async () => {
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
      await figure.locator('tbody tr').first().waitFor();
      assert.equal(await figure.locator('tbody tr').count(), marks);
      await context.close();
    });
  }

  test('of a trend is walked by rows and days, leads to each day, and has a table with the same counts', async () => {
    const context = await mocked.looking('supervisor', 'full');
    const page = await context.newPage();
    await page.goto(`${mocked.origin}/incidents`);
    await settled(page);
    const figure = page.locator('figure').filter({ has: page.locator('input[name="happened"]') });
    const sentences = await figure.locator('svg a').evaluateAll((all) => all.map((link) => link.getAttribute('aria-label') ?? ''));
    const days = sentences.length / 3;
    assert.ok(days > 2 && sentences.every((sentence) => /UTC: .+, \d+/.test(sentence)), 'three rows, each count with its day and zone');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await figure.locator('svg a[tabindex="0"]').focus();
    for (let day = 1; day < days; day += 1) {
      await page.keyboard.press('ArrowRight');
      assert.equal(await focused(), sentences[day]);
    }
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), sentences[2 * days - 1]);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.getByText('You are looking at the past').waitFor();
    await page.goBack();
    await figure.getByRole('radio', { name: 'Table' }).check();
    await figure.locator('tbody tr').first().waitFor();
    const cells = await figure.locator('tbody td').allTextContents();
    const counts = sentences.map((sentence) => /UTC: .+?, (\d+)/.exec(sentence)?.[1]);
    assert.deepEqual(cells, Array.from({ length: days }, (_, day) => [0, 1, 2].map((row) => counts[row * days + day])).flat());
    await context.close();
  });

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
    await page.locator('.print-only table').first().waitFor();
    await picture(page, 'matrix--full--print--1440');
    const cells = await page.locator('svg .code').allTextContents();
    assert.ok(cells.length > 3 && cells.every((code) => /^\S{1,2}$/.test(code)));
    await context.close();
  });
});
