import { documentIdOf } from './execute.js';
import { CountersignError, type ErrorAnswer } from './errors.js';
import type { TypedDocumentString } from './generated/graphql.js';

/** How a subscription is followed. */
export interface SocketOptions {
  /** For example wss://oversight.example/graphql. */
  readonly endpoint: string;
  /** What goes with connection_init: a ticket of a session, or a token. Asked for at each connection. */
  readonly credentials: () => Promise<{ readonly ticket: string } | { readonly Authorization: string }>;
  readonly socket?: (endpoint: string, protocol: string) => WebSocket;
}

/** What a subscriber is told. */
export interface Subscriber<TData> {
  readonly next: (data: TData) => void;
  readonly connected?: () => void;
  /** The line is lost; it is for the caller to subscribe again, from where it was. */
  readonly lost: (fault: CountersignError) => void;
}

const PROTOCOL = 'graphql-transport-ws';

/** Follows one subscription over a socket of its own, until it is told to stop. */
export function subscribe<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  variables: TVariables,
  subscriber: Subscriber<TData>,
  options: SocketOptions,
): () => void {
  let socket: WebSocket | undefined;
  let over = false;
  const lose = (fault: CountersignError) => {
    if (!over) {
      over = true;
      socket?.close();
      subscriber.lost(fault);
    }
  };
  const lost = () => lose(CountersignError.local('CONNECTION_LOST', 'Live updates paused. Trying again.'));
  const id = documentIdOf(document);
  const payload = id === undefined ? { query: document.toString(), variables } : { documentId: id, variables };
  options.credentials().then((credentials) => {
    if (over) {
      return;
    }
    socket = (options.socket ?? ((endpoint, protocol) => new WebSocket(endpoint, protocol)))(options.endpoint, PROTOCOL);
    const send = (message: object) => socket?.send(JSON.stringify(message));
    socket.onopen = () => send({ type: 'connection_init', payload: credentials });
    socket.onclose = lost;
    socket.onmessage = (event: MessageEvent<string>) => {
      const message = JSON.parse(event.data) as { type: string; payload?: unknown };
      switch (message.type) {
        case 'connection_ack':
          send({ id: '1', type: 'subscribe', payload });
          subscriber.connected?.();
          break;
        case 'ping':
          send({ type: 'pong' });
          break;
        case 'next': {
          const result = message.payload as { data?: TData; errors?: readonly ErrorAnswer[] };
          if (result.errors !== undefined && result.errors.length > 0) {
            lose(CountersignError.of(result.errors, result.data));
          } else if (result.data !== undefined) {
            subscriber.next(result.data);
          }
          break;
        }
        case 'error':
          lose(CountersignError.of(message.payload as readonly ErrorAnswer[], undefined));
          break;
        case 'complete':
          lost();
          break;
        default:
          break;
      }
    };
  }, lost);
  return () => {
    over = true;
    socket?.close();
  };
}
