import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AddressInfo } from 'node:net';
import { extendSchema, NoDeprecatedCustomRule, parse, validate } from 'graphql';
import { contract, contractTests, mock } from '../src/index.js';

const server = mock().listen(0).unref();
contractTests(contract(), { name: 'the mock', url: `http://localhost:${String((server.address() as AddressInfo).port)}`, token: (role) => Promise.resolve(`role:${role}`) });

test('no operation asks for what is deprecated', () => {
  const { schema, documents } = contract();
  for (const text of Object.values(documents)) {
    assert.deepEqual(validate(schema, parse(text), [NoDeprecatedCustomRule]).map((error) => error.message), []);
  }
  // The rule is one that can be broken.
  const old = extendSchema(schema, parse('extend type Query { gone: Boolean @deprecated(reason: "No longer.") }'));
  assert.equal(validate(old, parse('{ gone }'), [NoDeprecatedCustomRule]).length, 1);
});
