import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ORIGIN, signIn } from '../people.js';
import type { Scene } from './scene.js';

/** What a browser holds of a session. */
export function sessionJourneys({ hand, visitor }: Scene): void {
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
