import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { settled } from './browser.js';
import { Mocked } from './mocked.js';

const LABS = 50;
const REQUIREMENTS = 60;
const ROUNDS = 9;
/** What is asked of the matrix: first paint, and from an interaction to the next paint, in milliseconds. */
const FIRST_PAINT = 1_000;
const NEXT_PAINT = 200;
/** The interactions are measured on a machine so many times slower than this one. */
const SLOWER = 4;
const STATUSES = ['MET', 'CLAIMED', 'DUE_SOON', 'OVERDUE', 'BREACHED', 'CONTESTED', 'NOT_APPLICABLE', 'ABSENT'];

let mocked: Mocked;
before(async () => {
  mocked = await Mocked.start();
});
after(() => mocked.stop());

const keys = Array.from({ length: REQUIREMENTS }, (_, index) => `REQ-${String(index + 1)}`);
const labs = Array.from({ length: LABS }, (_, index) => `org_lab-${String(index + 1)}`);

interface Answer {
  readonly data?: {
    instruments?: { nodes: { requirements: { key: string }[]; approved: boolean }[] };
    organisations?: { nodes: { id: string; kind: string; legalName: string; jurisdictions: string[] }[] };
    complianceMatrix?: { labs?: { nodes: unknown[] } };
    coverage?: unknown[];
  };
}

/** The mock's answers, with fifty labs and sixty requirements in them. */
async function many(route: Route): Promise<void> {
  const response = await route.fetch();
  const { data, ...rest } = (await response.json()) as Answer;
  const first = data?.instruments?.nodes[0];
  if (first !== undefined) {
    const one = first.requirements[0];
    first.approved = true;
    first.requirements = keys.map((key) => ({ ...one, key }));
  }
  if (data?.organisations !== undefined && data.instruments === undefined) {
    data.organisations.nodes = labs.map((id, index) => ({ id, kind: 'LAB', legalName: `Laboratory ${String(index + 1)}`, jurisdictions: ['EU'] }));
  }
  if (data?.complianceMatrix?.labs !== undefined) {
    data.complianceMatrix.labs.nodes = labs.map((lab, down) => ({ lab, version: lab, requirements: keys.map((requirementKey, across) => ({ requirementKey, status: STATUSES[(down * 7 + across * 3) % STATUSES.length] })) }));
  }
  await route.fulfill({ response, json: { data, ...rest } });
}

async function matrix(page: Page): Promise<void> {
  await page.goto(`${mocked.origin}/matrix`);
  await settled(page);
  // And the row of medians.
  assert.equal(await page.locator('svg a[data-mark]').count(), (LABS + 1) * REQUIREMENTS);
}

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

test(`the matrix of ${String(LABS)} labs and ${String(REQUIREMENTS)} requirements: first contentful paint, and all of it there`, async () => {
  const paints: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await mocked.looking('supervisor', 'full');
    const page = await context.newPage();
    await page.route('**/graphql', many);
    await matrix(page);
    whole.push(await page.evaluate(() => performance.now()));
    paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity));
    await context.close();
  }
  console.log(`# first contentful paint: median ${median(paints).toFixed(0)} ms, worst ${Math.max(...paints).toFixed(0)} ms; 3 000 cells there after a median of ${median(whole).toFixed(0)} ms (cold browser cache, ${String(ROUNDS)} rounds)`);
  assert.ok(median(paints) < FIRST_PAINT);
});

for (const slower of [1, SLOWER]) {
  test(`from an interaction with it to the next paint${slower === 1 ? '' : `, ${String(slower)} times slower`}`, async () => {
    const context = await mocked.looking('supervisor', 'full');
    const page = await context.newPage();
    await page.route('**/graphql', many);
    await matrix(page);
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    console.log(`# ${String(nodes)} elements`);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await page.evaluate(() => {
      const durations: number[] = [];
      (window as unknown as { durations: number[] }).durations = durations;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[]) {
          if ((entry.interactionId ?? 0) > 0) {
            durations.push(entry.duration);
          }
        }
      }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
    });
    const missed: string[] = [];
    const slowest = async (name: string, act: () => Promise<void>): Promise<void> => {
      await page.evaluate(() => void ((window as unknown as { durations: number[] }).durations.length = 0));
      await act();
      await page.waitForTimeout(1_000);
      const worst = await page.evaluate(() => Math.max(0, ...(window as unknown as { durations: number[] }).durations));
      console.log(`# ${String(slower)}x, ${name}: slowest ${worst.toFixed(0)} ms`);
      if (worst > NEXT_PAINT) {
        missed.push(`${name}: ${String(worst)} ms`);
      }
    };
    await slowest('arrows between cells', async () => {
      await page.locator('svg a[tabindex="0"]').first().focus();
      for (let step = 0; step < 12; step += 1) {
        await page.keyboard.press(step % 2 === 0 ? 'ArrowRight' : 'ArrowDown');
        await page.waitForTimeout(60);
      }
    });
    await slowest('opening a cell', async () => {
      await page.locator('svg a[data-mark]').nth(65).click();
      await page.locator('h2#cell').waitFor();
    });
    await slowest('opening another', async () => {
      await page.locator('svg a[data-mark]').nth(3).click();
      await page.waitForTimeout(500);
    });
    await slowest('closing it', async () => {
      await page.locator('h2#cell').focus();
      await page.keyboard.press('Escape');
      await page.locator('h2#cell').waitFor({ state: 'detached' });
    });
    await slowest('the slider', async () => {
      const slider = page.getByRole('slider');
      await slider.focus();
      for (let step = 0; step < 2; step += 1) {
        await page.keyboard.press('ArrowLeft');
        // It rests, and the day is asked for while the next key comes.
        await page.waitForTimeout(220);
      }
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(2_000);
    });
    await slowest('as a table', async () => {
      await page.getByRole('radio', { name: 'Table' }).first().check();
      await page.locator('figure table').first().waitFor();
    });
    await slowest('sorting the table', async () => {
      await page.locator('figure thead button').first().click();
      await page.waitForTimeout(500);
    });
    await context.close();
    assert.deepEqual(missed, [], 'from an interaction to the next paint');
  });
}
