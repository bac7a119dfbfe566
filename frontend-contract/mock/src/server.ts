import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, coerceInputValue, isInputType, Kind, parse, typeFromAST, validate, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { Answering, id, STATES, type State } from './fixtures.js';
import { LARGEST_PAGE, type Limit } from './limits.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');

interface Permission {
  readonly roles: readonly string[];
  readonly others?: string;
  readonly anonymous?: string;
}

export const KINDS: Readonly<Record<string, readonly [kind: string, organisation: string, user: string]>> = {
  submitter: ['LAB', 'org_aurelia', 'aurelia-submitter'], officer: ['LAB', 'org_aurelia', 'aurelia-officer'],
  evaluator: ['AUDITOR', 'org_kestrel', 'kestrel-evaluator'], lead: ['AUDITOR', 'org_kestrel', 'kestrel-lead'],
  analyst: ['REGULATOR', 'org_eu-ai-office', 'eu-analyst'], supervisor: ['REGULATOR', 'org_eu-ai-office', 'eu-supervisor'],
  registrar: ['PLATFORM', 'org_countersign', 'platform-registrar'],
};

const ORGANISATIONS = [
  ['org_aurelia', 'LAB', 'Aurelia Labs'], ['org_borealis', 'LAB', 'Borealis AI'], ['org_cygnus', 'LAB', 'Cygnus Research'],
  ['org_kestrel', 'AUDITOR', 'Kestrel Evals'], ['org_bracken', 'AUDITOR', 'Bracken Assurance'], ['org_eu-ai-office', 'REGULATOR', 'EU AI Office'],
] as const;

/** The contract's own files: what the mock may do follows from them and from nothing else. */
export interface Contract {
  readonly schema: GraphQLSchema;
  readonly documents: Readonly<Record<string, string>>;
  readonly permissions: Readonly<Record<string, Permission>>;
  readonly limits: Readonly<Record<string, Limit>>;
}

export function contract(): Contract {
  const folder = join(ROOT, '../graphql-schema');
  const sdl = readdirSync(folder).filter((name) => name.endsWith('.graphqls')).sort().map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const json = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
  return { schema: buildSchema(sdl), documents: json('trusted-documents.json') as Contract['documents'], permissions: json('permissions.json') as Contract['permissions'], limits: json('limits.json') as Contract['limits'] };
}

interface Asked {
  readonly documentId?: string;
  readonly query?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly traceId?: string;
}

class RefusedError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

function refuse(status: number, code: string, message: string, traceId?: string): never {
  throw new RefusedError({ status, code, message, ...(traceId === undefined ? {} : { traceId }) });
}

const cookies = (request: IncomingMessage): Readonly<Record<string, string>> => Object.fromEntries((request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('=') as [string, string]));

/** Whom a request is from: a token `role:officer`, or the cookie of a page. */
function roleOf(request: IncomingMessage): string | undefined {
  const token = /^Bearer role:(\w+)$/.exec(request.headers.authorization ?? '')?.[1];
  const role = token ?? cookies(request)['mock-role'];
  return role !== undefined && role in KINDS ? role : undefined;
}

function stateOf(request: IncomingMessage): State {
  const wanted = request.headers['x-mock-state'] ?? cookies(request)['mock-state'];
  return STATES.find((state) => state === wanted) ?? 'full';
}

/** Input as the schema has it: refused like the platform refuses it. */
function checkVariables(of: Contract, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): void {
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(of.schema, definition.type);
    const value = variables[name];
    if (value === undefined || value === null) {
      if (definition.type.kind === Kind.NON_NULL_TYPE) {
        refuse(400, 'INVALID_INPUT', `$${name} is missing.`);
      }
    } else if (isInputType(type)) {
      coerceInputValue(value, type, (path, _, error) => refuse(400, 'INVALID_INPUT', `$${[name, ...path].join('.')}: ${error.message}`));
    }
  }
  const first = variables['first'];
  if (typeof first === 'number' && (first > LARGEST_PAGE || first < 1)) {
    refuse(200, 'PAGE_SIZE', `A page has 1 to ${String(LARGEST_PAGE)} rows. Ask for fewer, and page.`);
  }
  const most = of.limits[operation.name?.value ?? '']?.largestPage;
  if (typeof first === 'number' && most !== undefined && first > most) {
    refuse(400, 'COST_EXCEEDED', 'This asks for more than one request may. Ask for less at once, and page.');
  }
}

function answer(of: Contract, request: IncomingMessage, asked: Asked): { readonly data: Record<string, unknown> | null; readonly cost: number } {
  const text = asked.documentId === undefined ? asked.query : of.documents[asked.documentId];
  if (text === undefined) {
    refuse(400, asked.documentId === undefined ? 'INVALID_INPUT' : 'DOCUMENT_UNKNOWN', 'There is no such document.');
  }
  const document = parse(text);
  if (validate(of.schema, document).length > 0) {
    refuse(400, 'INVALID_INPUT', 'The document is not one that the schema allows.');
  }
  const state = stateOf(request);
  const answering = new Answering(of.schema, document, asked.variables ?? {}, state);
  const operation = answering.operation();
  const permission = of.permissions[operation.name?.value ?? ''];
  const role = roleOf(request);
  if (permission !== undefined && !permission.roles.includes('anyone')) {
    if (role === undefined) {
      refuse(200, permission.anonymous ?? 'UNAUTHENTICATED', 'Sign in to do this.');
    }
    if (!permission.roles.includes(role)) {
      refuse(200, permission.others ?? 'FORBIDDEN', 'Your role may not do this.');
    }
  }
  checkVariables(of, operation, asked.variables ?? {});
  const always = ['Names', 'Clock', 'Viewer'].includes(operation.name?.value ?? '');
  const data = always ? new Answering(of.schema, document, asked.variables ?? {}, state === 'long' || state === 'rtl' ? state : 'full').data(operation) : answering.data(operation);
  if (operation.name?.value === 'Names') {
    // A version belongs to one model.
    (data['models'] as { nodes: { versions: { nodes: { id: string }[] } }[] }).nodes.forEach(({ versions }, model) => versions.nodes.forEach((version, at) => Object.assign(version, { id: id('ModelVersion', model * versions.nodes.length + at) })));
    (data['organisations'] as { nodes: unknown[] }).nodes = ORGANISATIONS.map(([id, kind, legalName]) => ({ id, kind, legalName, jurisdictions: ['EU'] }));
  }
  if (state === 'error' && !always) {
    refuse(500, 'INTERNAL', 'Something went wrong on our side. Quote the trace id when you report it.', 'trace-of-the-mock');
  }
  const organisation = data['organisation'] as { kind?: string } | null | undefined;
  if (organisation !== undefined && organisation !== null && 'kind' in organisation) {
    organisation.kind = operation.name?.value === 'AuditorPage' ? 'AUDITOR' : 'LAB';
  }
  if ((state === 'notfound' || state === 'empty') && 'organisation' in data && state === 'notfound') {
    data['organisation'] = null;
  }
  return { data, cost: of.limits[operation.name?.value ?? '']?.cost ?? 1 };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function graphql(of: Contract, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = '';
  for await (const piece of request) {
    text += String(piece);
  }
  try {
    const asked = JSON.parse(text) as Asked;
    const found = answer(of, request, asked);
    if (stateOf(request) === 'loading' && !/Names|Clock|Viewer/.test(asked.documentId === undefined ? '' : (of.documents[asked.documentId] ?? ''))) {
      return;
    }
    send(response, 200, { data: found.data, extensions: { cost: { requested: found.cost, budget: 5_000 } } });
  } catch (fault) {
    const refusal = fault instanceof RefusedError ? fault.refusal : { status: 400, code: 'INVALID_INPUT', message: 'The request cannot be read.' };
    send(response, refusal.status, { errors: [{ message: refusal.message, extensions: { code: refusal.code, ...(refusal.traceId === undefined ? {} : { traceId: refusal.traceId }) } }], data: null });
  }
}

function session(request: IncomingMessage, response: ServerResponse): void {
  const role = roleOf(request);
  const found = role === undefined ? undefined : KINDS[role];
  if (found === undefined) {
    send(response, 200, { user: '', organisation: '', kind: 'PUBLIC', roles: [], expiresAt: '', endsAt: '' });
    return;
  }
  const [kind, organisation, user] = found;
  const later = new Date(Date.now() + 3_600_000).toISOString();
  send(response, 200, { user, organisation, kind, roles: [role, kind.toLowerCase()], expiresAt: later, endsAt: later });
}

const TYPES: Readonly<Record<string, string>> = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };

/** The built console beside the mock, so that every state of every page can be looked at. */
function page(request: IncomingMessage, response: ServerResponse): void {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const name = /\.\w+$/.test(path) ? path.slice(1) : 'index.html';
  try {
    const bytes = readFileSync(join(ROOT, 'console/dist', name.replaceAll('..', '')));
    response.writeHead(200, { 'Content-Type': TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream' }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}

/** A platform that answers from the contract alone. */
export function mock(of: Contract = contract()): Server {
  return createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    if (path === '/graphql' && request.method === 'POST') {
      void graphql(of, request, response);
    } else if (path === '/session') {
      session(request, response);
    } else if (path?.startsWith('/session/') === true) {
      send(response, 200, { ticket: 'mock' });
    } else {
      page(request, response);
    }
  });
}
