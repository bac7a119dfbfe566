// Relay's own compiler accepts every list of the schema as a connection. It does not refetch by
// `node`, because ours takes `asOf` beside the id, and Relay wants the id alone.
import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, getNamedType, isNonNullType, isObjectType, printSchema } from 'graphql';
import { schemaText } from './generate.mjs';

const schema = buildSchema(await schemaText());
const folder = await mkdtemp(join(tmpdir(), 'relay-'));
try {
  await mkdir(join(folder, 'src/__generated__'), { recursive: true });
  await writeFile(join(folder, 'schema.graphql'), printSchema(schema));
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify({ src: './src', schema: './schema.graphql', language: 'typescript', artifactDirectory: './src/__generated__', schemaConfig: { nodeInterfaceIdField: 'id' } }));
  let count = 0;
  for (const field of Object.values(schema.getQueryType().getFields())) {
    const type = getNamedType(field.type);
    if (!type.name.endsWith('Connection')) {
      continue;
    }
    const name = `List${field.name[0].toUpperCase()}${field.name.slice(1)}`;
    const required = field.args.filter((arg) => isNonNullType(arg.type));
    const node = getNamedType(type.getFields().nodes.type);
    const scalar = Object.values(node.getFields()).find((one) => !isObjectType(getNamedType(one.type)) && !one.args.some((arg) => isNonNullType(arg.type)));
    const selection = node.getFields().id === undefined ? scalar.name : 'id';
    await writeFile(
      join(folder, `src/${name}.ts`),
      `import { graphql } from 'relay-runtime';\nexport const query = graphql\`query ${name}Query($first: Int, $after: String${required.map((arg) => `, $${arg.name}: ${arg.type}`).join('')}) { ${field.name}(first: $first, after: $after${required.map((arg) => `, ${arg.name}: $${arg.name}`).join('')}) @connection(key: "${name}_${field.name}") { edges { node { ${selection} } } } }\`;\n`,
    );
    count += 1;
  }
  const binary = createRequire(import.meta.url).resolve('relay-compiler/cli.js');
  execFileSync(process.execPath, [binary, './relay.config.json'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  if (count === 0 || (await readdir(join(folder, 'src/__generated__'))).length !== count) {
    throw new Error('Not every list was compiled');
  }
  console.log(`Relay's compiler takes ${count} lists as connections.`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
