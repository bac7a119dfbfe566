import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { getNamedType, isEnumType, isListType, isNonNullType, isObjectType, Kind, parse, typeFromAST, isInputObjectType, isScalarType, isInputType, type GraphQLInputType, type GraphQLObjectType, type GraphQLOutputType, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { isPaged, LARGEST_PAGE } from './limits.js';
import type { Contract } from './server.js';

/** Something that claims to keep the contract. */
export interface Target {
  readonly name: string;
  readonly url: string;
  /** A token for a role; undefined where the target has nobody of it. */
  readonly token: (role: string) => Promise<string>;
}

export const ROLES = ['submitter', 'officer', 'evaluator', 'lead', 'analyst', 'supervisor', 'registrar'];

interface Reply {
  readonly status: number;
  readonly body: { readonly data?: Record<string, unknown> | null; readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]; readonly extensions?: { readonly cost?: { readonly requested: number; readonly budget: number } } };
}

/** What must be given, with ids of nothing and a blank key: nothing comes of it. */
function value(type: GraphQLInputType, path: string): unknown {
  if (isNonNullType(type)) {
    return value(type.ofType, path);
  }
  if (isListType(type)) {
    return [value(type.ofType, path)];
  }
  if (isEnumType(type)) {
    return type.getValues()[0]?.name;
  }
  if (isInputObjectType(type)) {
    return Object.fromEntries(Object.values(type.getFields()).filter((field) => isNonNullType(field.type)).map((field) => [field.name, value(field.type, `${path}.${field.name}`)]));
  }
  if (isScalarType(type)) {
    switch (type.name) {
      case 'Int':
      case 'BigInteger':
        return 1;
      case 'Boolean':
        return false;
      case 'DateTime':
        return '2000-01-01T00:00:00Z';
      case 'ID':
        return 'x_0';
      default:
        return path.endsWith('.idempotencyKey') ? '' : '1';
    }
  }
  return null;
}

/** Whether an answer is what the schema says of these selections. */
function checkShape(of: Contract, type: GraphQLOutputType, selections: SelectionSetNode | undefined, found: unknown, path: string): void {
  if (isNonNullType(type)) {
    assert.notEqual(found, null, `${path} is null and may not be`);
    assert.notEqual(found, undefined, `${path} is missing`);
    checkShape(of, type.ofType, selections, found, path);
    return;
  }
  if (found === null || found === undefined) {
    return;
  }
  if (isListType(type)) {
    assert.ok(Array.isArray(found), `${path} is no list`);
    found.forEach((one, index) => checkShape(of, type.ofType as GraphQLOutputType, selections, one, `${path}[${String(index)}]`));
    return;
  }
  const named = getNamedType(type);
  if (isEnumType(named)) {
    assert.ok(named.getValue(String(found)) !== undefined, `${path} is ${String(found)}, which ${named.name} does not have`);
  }
  if (selections === undefined) {
    return;
  }
  const row = found as Record<string, unknown>;
  const concrete = isObjectType(named) ? named : (of.schema.getType(String(row['__typename'])) as GraphQLObjectType | undefined);
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD && selection.name.value !== '__typename') {
      const field = concrete?.getFields()[selection.name.value];
      if (field !== undefined) {
        checkShape(of, field.type, selection.selectionSet, row[selection.alias?.value ?? selection.name.value], `${path}.${selection.name.value}`);
      }
    } else if (selection.kind === Kind.INLINE_FRAGMENT && concrete !== undefined && selection.typeCondition?.name.value === concrete.name) {
      checkShape(of, concrete, selection.selectionSet, row, path);
    }
  }
}

const PAUSE = 1_000;

/** Sends one operation as somebody, or as anyone; waits where there was too much of it at once. */
export async function send(target: Target, body: object, role?: string): Promise<Reply> {
  const response = await fetch(`${target.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json;q=0.9', ...(role === undefined ? {} : { Authorization: `Bearer ${await target.token(role)}` }) },
    body: JSON.stringify(body),
  });
  const reply = { status: response.status, body: (await response.json()) as Reply['body'] };
  if (code(reply) === 'RATE_LIMITED') {
    await setTimeout(PAUSE);
    return send(target, body, role);
  }
  return reply;
}

const code = (reply: Reply): string | undefined => reply.body.errors?.[0]?.extensions?.code;

/** Every operation that goes over HTTP, with what must be given. */
export function operationsOf(of: Contract): readonly { readonly documentId: string; readonly name: string; readonly operation: OperationDefinitionNode; readonly variables: Readonly<Record<string, unknown>> }[] {
  return Object.entries(of.documents).flatMap(([documentId, text]) => {
    const operation = parse(text).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
    const variables = Object.fromEntries((operation.variableDefinitions ?? []).filter((definition) => definition.type.kind === Kind.NON_NULL_TYPE).map((definition) => {
      const type = typeFromAST(of.schema, definition.type);
      return [definition.variable.name.value, isInputType(type) ? value(type, definition.variable.name.value) : null];
    }));
    return operation.operation === 'subscription' ? [] : [{ documentId, name: operation.name?.value ?? '', operation, variables }];
  });
}

/** What any platform that keeps the contract does: the mock, and the real one. */
export function contractTests(of: Contract, target: Target): void {
  for (const { documentId, name, operation, variables } of operationsOf(of)) {
    const permission = of.permissions[name];
    const limit = of.limits[name];
    if (permission === undefined) {
      continue;
    }
    const largest = limit?.largestPage === undefined ? variables : { ...variables, first: limit.largestPage };
    test(`${target.name}: ${name} is answered to whom it is for, and to nobody else`, async () => {
      for (const role of [undefined, ...ROLES]) {
        const open = permission.roles.includes('anyone') || (role !== undefined && permission.roles.includes(role));
        // Whoever may not send it is not to be refused for what it would cost.
        const reply = await send(target, { documentId, variables: open || !isPaged(operation) ? largest : { ...variables, first: 1 } }, role);
        const refused = code(reply);
        if (open) {
          assert.notEqual(refused, 'COST_EXCEEDED', `${name} costs more than ${role ?? 'anyone'} may spend at once`);
          assert.ok(refused !== 'FORBIDDEN' && refused !== 'UNAUTHENTICATED', `${role ?? 'anyone'} is refused with ${String(refused)}`);
        } else {
          // What costs more than one may spend is not even looked into.
          assert.ok(refused === 'COST_EXCEEDED' || refused === (role === undefined ? permission.anonymous : permission.others), `${role ?? 'anyone'} is answered with ${String(refused)}`);
        }
        for (const error of reply.body.errors ?? []) {
          assert.match(error.extensions?.code ?? '', /^[A-Z][A-Z0-9_]+$/, `an error of ${name} has no code`);
          assert.ok(error.message.length > 0, `an error of ${name} says nothing`);
        }
        if (refused === undefined) {
          const root = operation.operation === 'mutation' ? of.schema.getMutationType() : of.schema.getQueryType();
          checkShape(of, root as GraphQLObjectType, operation.selectionSet, reply.body.data, name);
          assert.equal(reply.body.extensions?.cost?.requested, limit?.cost, `what ${name} costs is not what limits.json says`);
        }
      }
    });
  }

  test(`${target.name}: more than limits.json says is refused, and never a shorter page`, async () => {
    for (const { documentId, name, variables } of operationsOf(of)) {
      const limit = of.limits[name]?.largestPage;
      if (limit !== undefined && limit < LARGEST_PAGE && of.permissions[name]?.roles.includes('anyone') === true) {
        assert.equal(code(await send(target, { documentId, variables: { ...variables, first: limit + 1 } })), 'COST_EXCEEDED', name);
      }
    }
  });

  test(`${target.name}: a document that nobody registered is refused`, async () => {
    const reply = await send(target, { documentId: `sha256:${'0'.repeat(64)}`, variables: {} });
    assert.equal(code(reply), 'DOCUMENT_UNKNOWN');
    assert.equal(reply.status, 400);
  });

  test(`${target.name}: a page is never silently shorter than was asked for`, async () => {
    const halts = Object.entries(of.documents).find(([, text]) => /^query Halts\(/.test(text))?.[0];
    const reply = await send(target, { documentId: halts, variables: { first: 101 } });
    assert.ok(code(reply) !== undefined);
  });
}
