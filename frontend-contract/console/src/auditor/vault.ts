/** What the vault has of an upload. */
export interface Kept {
  /** Bytes that came in before. */
  readonly offset: number;
  /** How many of these are hashed again by now; only when all are can they be gone on with. */
  readonly hashed: number;
  /** Whether it is evidence; all of it may be there before it is. */
  readonly sealed: boolean;
  /** Whether other bytes are sealed under this id. */
  readonly others: boolean;
  /** Milliseconds until it is worth asking again. */
  readonly wait: number;
}

/** What came of sending: the status, 0 if the line broke, -1 if it was paused. */
export interface Sent {
  readonly status: number;
  readonly wait: number | undefined;
  /** Why it was refused. */
  readonly code?: string | undefined;
  /** The id that the bytes have; an earlier one if they were sealed before. */
  readonly evidence?: string | undefined;
}

const SECOND = 1_000;
const CONFLICT = 409;

/** A ticket lives for a minute. */
const ASKED_WITH_ONE_TICKET = 10;

export const pause = (milliseconds: number): Promise<void> => new Promise((wait) => setTimeout(wait, milliseconds));

function waitOf(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * SECOND : undefined;
}

async function kept(url: string): Promise<Kept | undefined> {
  const head = await fetch(url, { method: 'HEAD' }).catch(() => undefined);
  if (head?.status === CONFLICT) {
    return { offset: 0, hashed: 0, sealed: false, others: true, wait: SECOND };
  }
  if (head?.ok !== true) {
    return undefined;
  }
  const offset = Number(head.headers.get('Upload-Offset') ?? '0');
  return {
    offset,
    hashed: Number(head.headers.get('Upload-Hashed') ?? offset),
    sealed: head.headers.get('Upload-State') === 'SEALED',
    others: false,
    wait: waitOf(head.headers.get('Retry-After')) ?? SECOND,
  };
}

/** Waits until all that came in before is hashed again, as long as one ticket is good for; undefined if the vault does not answer. */
export async function checked(url: string, told: (now: Kept) => void): Promise<Kept | undefined> {
  let now = await kept(url);
  for (let asked = 1; now !== undefined && now.hashed < now.offset && asked < ASKED_WITH_ONE_TICKET; asked += 1) {
    told(now);
    await pause(now.wait);
    now = await kept(url);
  }
  return now;
}

/** What an answer says in JSON; nothing if it says nothing. */
function said(request: XMLHttpRequest): { readonly code?: string; readonly evidence?: string } {
  try {
    return JSON.parse(request.responseText) as { readonly code?: string; readonly evidence?: string };
  } catch {
    return {};
  }
}

/** Sends what is left of a file, which may be nothing. */
export function put(url: string, file: File, from: number, told: (done: number) => void, request: XMLHttpRequest): Promise<Sent> {
  return new Promise((resolve) => {
    const end = (status: number) => {
      const { code, evidence } = status > 0 ? said(request) : {};
      resolve({ status, wait: status > 0 ? waitOf(request.getResponseHeader('Retry-After')) : undefined, code, evidence });
    };
    request.open('PUT', url);
    if (from > 0) {
      const size = String(file.size);
      request.setRequestHeader('Content-Range', from < file.size ? `bytes ${String(from)}-${String(file.size - 1)}/${size}` : `bytes */${size}`);
    }
    request.upload.onprogress = (event) => told(from + event.loaded);
    request.onload = () => end(request.status);
    request.onerror = () => end(0);
    request.onabort = () => end(-1);
    request.send(from === 0 ? file : from < file.size ? file.slice(from) : null);
  });
}
