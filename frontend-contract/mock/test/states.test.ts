import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AddressInfo } from 'node:net';
import { CountersignError, execute, HaltBoardDocument, HaltPageDocument } from '@countersign/client';
import { mock, type State } from '../src/index.js';

const server = mock().listen(0).unref();
const endpoint = `http://localhost:${String((server.address() as AddressInfo).port)}/graphql`;

const inState = (state: State) => ({
  endpoint,
  token: 'role:analyst',
  fetch: ((url: string, init: RequestInit) => fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), 'X-Mock-State': state } })) as typeof fetch,
});

test('an empty platform has no rows, and says so', async () => {
  const board = await execute(HaltBoardDocument, { first: 10 }, inState('empty'));
  assert.deepEqual(board.halts.nodes, []);
  assert.equal(board.halts.totalCount, 0);
});

test('a huge one gives a page and more behind it', async () => {
  const board = await execute(HaltBoardDocument, { first: 100 }, inState('huge'));
  assert.equal(board.halts.nodes.length, 100);
  assert.equal(board.halts.totalCount, 100_000);
  assert.equal(board.halts.pageInfo.hasNextPage, true);
});

test('a fault has a trace', async () => {
  await assert.rejects(execute(HaltBoardDocument, { first: 10 }, inState('error')), (fault) => fault instanceof CountersignError && fault.code === 'INTERNAL' && fault.traceId !== undefined);
});

test('what is not there is null, as what is not yours', async () => {
  assert.equal((await execute(HaltPageDocument, { id: 'hlt_1' }, inState('notfound'))).node, null);
});

test('a newer platform sends codes that nobody here knows', async () => {
  const board = await execute(HaltBoardDocument, { first: 10 }, inState('unknown'));
  assert.equal(board.halts.nodes[0]?.state as string, 'SOMETHING_NEW');
});

test('text from right to left, and text without an end', async () => {
  const right = await execute(HaltPageDocument, { id: 'hlt_1' }, inState('rtl'));
  assert.equal(right.node?.__typename, 'Halt');
  assert.match(JSON.stringify(right), /[\u0600-\u06ff]/);
  assert.ok(JSON.stringify(await execute(HaltPageDocument, { id: 'hlt_1' }, inState('long'))).includes('aWordThatIsLonger'));
});

test('the same question is answered the same', async () => {
  const [one, other] = [await execute(HaltBoardDocument, { first: 10 }, inState('full')), await execute(HaltBoardDocument, { first: 10 }, inState('full'))];
  assert.deepEqual(one, other);
});
