import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HaltChangesDocument, isError, subscribe } from '../src/index.js';

/** A socket whose other side is this test. */
class Line {
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  readonly sent: { type: string; payload?: unknown; id?: string }[] = [];
  closed = false;

  send(text: string): void {
    this.sent.push(JSON.parse(text) as { type: string });
  }

  close(): void {
    this.closed = true;
  }

  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

async function opened() {
  const line = new Line();
  const told: unknown[] = [];
  const lost: unknown[] = [];
  const stop = subscribe(HaltChangesDocument, { after: 'c1' }, { next: (data) => told.push(data), lost: (fault) => lost.push(fault) }, {
    endpoint: 'ws://localhost/graphql',
    credentials: () => Promise.resolve({ ticket: 'once' }),
    socket: () => line as unknown as WebSocket,
  });
  await new Promise((resolve) => setImmediate(resolve));
  line.onopen?.();
  return { line, told, lost, stop };
}

test('it shows its ticket before it subscribes, and resumes behind its cursor', async () => {
  const { line } = await opened();
  assert.deepEqual(line.sent[0], { type: 'connection_init', payload: { ticket: 'once' } });
  assert.equal(line.sent.length, 1);
  line.say({ type: 'connection_ack' });
  assert.equal(line.sent[1]?.type, 'subscribe');
  assert.deepEqual((line.sent[1]?.payload as { variables: unknown }).variables, { after: 'c1' });
});

test('it answers when it is asked whether it is there', async () => {
  const { line } = await opened();
  line.say({ type: 'ping' });
  assert.equal(line.sent.at(-1)?.type, 'pong');
});

test('a lost line is told once, a stopped one never', async () => {
  const first = await opened();
  first.line.onclose?.();
  first.line.onclose?.();
  assert.equal(first.lost.length, 1);
  assert.ok(isError(first.lost[0], 'CONNECTION_LOST'));
  const second = await opened();
  second.stop();
  second.line.onclose?.();
  assert.equal(second.lost.length, 0);
  assert.ok(second.line.closed);
});

test('a refusal keeps its code', async () => {
  const { line, lost } = await opened();
  line.say({ id: '1', type: 'error', payload: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] });
  assert.ok(isError(lost[0], 'FORBIDDEN'));
});
