// The contract's tests against a platform that runs: where it is and a token for each role come from
// outside. With COUNTERSIGN_LIMITS=write, what each operation costs there is written down instead.
import { writeFileSync } from 'node:fs';
import { contract, contractTests, limitOf, operationsOf, send, type Limit, type Target } from '../src/index.js';

const tokens = JSON.parse(process.env['COUNTERSIGN_TOKENS'] ?? '{}') as Readonly<Record<string, string>>;
const target: Target = { name: 'the platform', url: process.env['COUNTERSIGN_URL'] ?? 'http://localhost:8080', token: (role) => Promise.resolve(tokens[role] ?? '') };
const of = contract();

/** Who may spend least of those who may send it; nobody, if anyone may. */
const poorest = (roles: readonly string[]): string | undefined => (roles.includes('anyone') ? undefined : (roles.find((role) => role !== 'analyst' && role !== 'supervisor') ?? roles[0]));

async function limits(): Promise<Readonly<Record<string, Limit>>> {
  const found: Record<string, Limit> = {};
  for (const { documentId, name, operation, variables } of operationsOf(of)) {
    const role = poorest(of.permissions[name]?.roles ?? []);
    found[name] = await limitOf(operation, async (first) => {
      const reply = await send(target, { documentId, variables: first === undefined ? variables : { ...variables, first } }, role);
      const cost = reply.body.extensions?.cost;
      if (cost === undefined) {
        throw new Error(`${name} does not say what it costs: ${JSON.stringify(reply.body)}`);
      }
      return cost;
    });
  }
  return found;
}

if (process.env['COUNTERSIGN_LIMITS'] === 'write') {
  const lines = Object.entries(await limits()).sort(([a], [b]) => a.localeCompare(b)).map(([name, limit]) => `  ${JSON.stringify(name)}: ${JSON.stringify(limit)}`);
  writeFileSync(new URL('../../../limits.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
} else {
  contractTests(of, target);
}
