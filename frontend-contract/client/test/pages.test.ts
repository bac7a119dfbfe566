import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstRows, rows, type Connection } from '../src/index.js';

/** Pages of a list from 0 to `length`, and how often they were asked for. */
function list(length: number, size: number): { readonly page: (after: string | null) => Promise<Connection<number>>; readonly asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    page: (after) => {
      asked += 1;
      const from = after === null ? 0 : Number(after);
      const to = Math.min(from + size, length);
      return Promise.resolve({ nodes: Array.from({ length: to - from }, (_, index) => from + index), pageInfo: { hasNextPage: to < length, endCursor: to === 0 ? null : String(to) } });
    },
  };
}

test('every row comes once and in order', async () => {
  const seen: number[] = [];
  for await (const row of rows(list(250, 100).page)) {
    seen.push(row);
  }
  assert.deepEqual(seen, Array.from({ length: 250 }, (_, index) => index));
});

test('an empty list has no row', async () => {
  assert.deepEqual(await firstRows(10, list(0, 100).page), { rows: [], more: false });
});

test('pages that nobody reads are not asked for', async () => {
  const long = list(100_000, 100);
  const first = await firstRows(150, long.page);
  assert.equal(first.rows.length, 150);
  assert.equal(first.more, true);
  assert.equal(long.asked(), 2);
});

test('a list that ends exactly where one stops has no more', async () => {
  assert.equal((await firstRows(100, list(100, 100).page)).more, false);
});

test('a cursor that does not move ends the list instead of asking for ever', async () => {
  const stuck = () => Promise.resolve({ nodes: [1], pageInfo: { hasNextPage: true, endCursor: 'same' } });
  let count = 0;
  for await (const row of rows(stuck)) {
    count += row;
  }
  assert.equal(count, 2);
});
