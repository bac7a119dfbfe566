import { ready } from '../../shell/session';
import { save } from '../ui/save';

/** What the platform says of a file that it gave. */
export interface Taken {
  readonly name: string;
  readonly bytes: number;
  /** How many rows; empty where it has none. */
  readonly rows: string;
  readonly validAt: string;
  readonly logSize: string;
}

/** Why there is no file. */
export class NotTakenError extends Error {
  constructor(readonly code: string, sentence: string) {
    super(sentence);
  }
}

/** Saves a file that the platform makes: whole or not at all. Says how much has come. */
export async function take(address: string, fallback: string, signal: AbortSignal, coming: (rows: string, bytes: number) => void): Promise<Taken> {
  await ready();
  const response = await fetch(address, { headers: { 'X-Requested-With': 'JavaScript' }, credentials: 'same-origin', signal });
  if (!response.ok || response.body === null) {
    const said = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
    throw new NotTakenError(said.code ?? String(response.status), said.message ?? 'The file could not be made. Try again.');
  }
  const head = (name: string) => response.headers.get(name) ?? '';
  const rows = head('Countersign-Rows');
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) {
      break;
    }
    pieces.push(value);
    bytes += value.length;
    coming(rows, bytes);
  }
  const name = /filename="([^"]+)"/.exec(head('Content-Disposition'))?.[1] ?? fallback;
  save(new Blob(pieces, { type: head('Content-Type') }), name);
  return { name, bytes, rows, validAt: head('Countersign-Valid-At'), logSize: head('Countersign-Log-Size') };
}
