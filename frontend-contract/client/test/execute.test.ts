import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ClockDocument, CountersignError, documentIdOf, execute, HaltBoardDocument, HaltPageDocument, isError, isPassing, RequestHaltLiftDocument, sentenceOf } from '../src/index.js';

interface Sent {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: { readonly documentId?: string; readonly query?: string; readonly variables: unknown };
}

function answering(status: number, answer: unknown): { readonly fetch: typeof fetch; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  return {
    sent,
    fetch: ((url: string, init: RequestInit) => {
      sent.push({ url, headers: init.headers as Record<string, string>, body: JSON.parse(init.body as string) as Sent['body'] });
      return Promise.resolve(new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), { status }));
    }) as typeof fetch,
  };
}

test('a request names its document and does not carry it', async () => {
  const server = answering(200, { data: { clock: { now: '2026-07-25T12:00:00Z', story: true } } });
  const data = await execute(ClockDocument, {}, { fetch: server.fetch });
  assert.equal(data.clock.now, '2026-07-25T12:00:00Z');
  assert.match(server.sent[0]?.body.documentId ?? '', /^sha256:[0-9a-f]{64}$/);
  assert.equal(server.sent[0]?.body.query, undefined);
  assert.equal(server.sent[0]?.body.documentId, documentIdOf(ClockDocument));
});

test('a page is known by its session and a header that no other site sends', async () => {
  const server = answering(200, { data: { clock: {} } });
  await execute(ClockDocument, {}, { fetch: server.fetch });
  assert.equal(server.sent[0]?.headers['X-Requested-With'], 'JavaScript');
  assert.equal(server.sent[0]?.headers['Authorization'], undefined);
});

test('a client outside a browser sends its token, and the document whole where it asks for it', async () => {
  const server = answering(200, { data: { clock: {} } });
  await execute(ClockDocument, {}, { fetch: server.fetch, token: 'abc', whole: true });
  assert.equal(server.sent[0]?.headers['Authorization'], 'Bearer abc');
  assert.equal(server.sent[0]?.headers['X-Requested-With'], undefined);
  assert.match(server.sent[0]?.body.query ?? '', /query Clock/);
});

test('a refusal comes with its code, its sentence and its trace', async () => {
  const server = answering(200, { errors: [{ message: 'A new sentence.', extensions: { code: 'SELF_APPROVAL', traceId: 't-1' } }], data: null });
  await assert.rejects(execute(ClockDocument, {}, { fetch: server.fetch }), (fault) => isError(fault, 'SELF_APPROVAL') && fault.message === 'A new sentence.' && fault.traceId === 't-1' && !isPassing(fault));
});

test('a code that nobody knows here comes through as itself', async () => {
  const server = answering(200, { errors: [{ message: '', extensions: { code: 'BRAND_NEW' } }] });
  await assert.rejects(execute(ClockDocument, {}, { fetch: server.fetch }), (fault) => fault instanceof CountersignError && fault.code === 'BRAND_NEW' && fault.message === sentenceOf('BRAND_NEW'));
});

test('what could be answered in part is not lost', async () => {
  const server = answering(200, { errors: [{ message: 'x', extensions: { code: 'INTERNAL' } }], data: { clock: { now: 'n', story: false } } });
  await assert.rejects(execute(ClockDocument, {}, { fetch: server.fetch }), (fault) => isError(fault, 'INTERNAL') && (fault.partial as { clock: { now: string } }).clock.now === 'n');
});

test('a session that has ended is no fault of the platform', async () => {
  for (const status of [499, 401]) {
    await assert.rejects(execute(ClockDocument, {}, { fetch: answering(status, '').fetch }), (fault) => isError(fault, 'SIGNED_OUT') && !isPassing(fault));
  }
});

test('a lost line and an answer that is none say so, and may pass', async () => {
  const lost = (() => Promise.reject(new TypeError('failed'))) as unknown as typeof fetch;
  await assert.rejects(execute(ClockDocument, {}, { fetch: lost }), (fault) => isError(fault, 'CONNECTION_LOST') && isPassing(fault));
  await assert.rejects(execute(ClockDocument, {}, { fetch: answering(502, '<html>').fetch }), (fault) => isError(fault, 'NO_ANSWER'));
});

test('what is taken back by the caller is no error of ours', async () => {
  const stop = new AbortController();
  stop.abort();
  const aborted = (() => Promise.reject(new DOMException('stopped', 'AbortError'))) as unknown as typeof fetch;
  await assert.rejects(execute(ClockDocument, {}, { fetch: aborted, signal: stop.signal }), { name: 'AbortError' });
});

/** Never run: it holds what must not compile. */
export async function doesNotCompile(): Promise<void> {
  await execute(HaltPageDocument, { id: 'hlt_1' });
  await execute(HaltBoardDocument);
  // @ts-expect-error a required variable is missing
  await execute(HaltPageDocument);
  // @ts-expect-error a variable of another type
  await execute(HaltPageDocument, { id: 1 });
  // @ts-expect-error a variable that the operation does not have
  await execute(HaltBoardDocument, { labs: 'org_aurelia' });
  // @ts-expect-error a mutation without its idempotency key
  await execute(RequestHaltLiftDocument, { input: { halt: 'hlt_1', reason: 'because' } });
  const board = await execute(HaltBoardDocument, { first: 10 });
  const halt = board.halts.nodes[0];
  // @ts-expect-error a field that was not asked for
  halt?.facts;
  // @ts-expect-error an answer is not changed
  board.halts.totalCount = 1;
  const state: 'OPEN' | 'LIFTED' | 'LIFT_REQUESTED' | 'LIFT_DENIED' | undefined = halt?.state;
  // @ts-expect-error a state that no halt has
  if (state === 'ALMOST') {
    return;
  }
  // @ts-expect-error a code that is not in the catalogue
  isError(state, 'NO_SUCH_CODE');
  const page = await execute(HaltPageDocument, { id: 'hlt_1' });
  // @ts-expect-error a node of which the kind is not known yet
  page.node?.thresholdKey;
}
