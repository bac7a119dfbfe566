// Writes the typed client's code and the trusted-documents manifest from the reviewed schema and
// the operation files. Same input, same bytes.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import { buildSchema, isEnumType } from 'graphql';

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '..');
const schemaFolder = join(root, '../graphql-schema');
const target = join(root, 'client/src/generated');

export async function schemaText() {
  const names = (await readdir(schemaFolder)).filter((name) => name.endsWith('.graphqls')).sort();
  const parts = await Promise.all(names.map((name) => readFile(join(schemaFolder, name), 'utf8')));
  return parts.join('\n');
}

async function operations() {
  const found = [];
  for (const entry of await readdir(join(root, 'operations'), { recursive: true })) {
    if (entry.endsWith('.graphql')) {
      found.push(join(root, 'operations', entry));
    }
  }
  return found.sort();
}

async function client(sdl) {
  await rm(target, { recursive: true, force: true });
  await generate(
    {
      schema: sdl,
      documents: await operations(),
      silent: true,
      generates: {
        [`${target}/`]: {
          preset: 'client',
          presetConfig: {
            fragmentMasking: false,
            persistedDocuments: { hashAlgorithm: 'sha256', hashPropertyName: 'documentId', mode: 'embedHashInDocument' },
          },
          config: {
            documentMode: 'string',
            enumsAsTypes: true,
            strictScalars: true,
            useTypeImports: true,
            immutableTypes: true,
            avoidOptionals: { field: true, inputValue: false },
            scalars: {
              ID: 'string',
              DateTime: 'string',
              Date: 'string',
              BigInteger: { input: 'string | number', output: 'string | number' },
              BigDecimal: { input: 'string | number', output: 'string | number' },
            },
          },
        },
      },
    },
    true,
  );
}

/** The preset's own way to find a document by its text: it would bring every document into every page. */
async function withoutTag() {
  await rm(join(target, 'gql.ts'));
  await rm(join(target, 'index.ts'));
}

/** Codes of errors.json as TypeScript, so that a guard for a code nobody sends does not compile. */
async function errors() {
  const catalogue = JSON.parse(await readFile(join(root, 'errors.json'), 'utf8'));
  const sentences = {};
  for (const section of ['refusals', 'documentProblems', 'rejections', 'vault']) {
    for (const [code, entry] of Object.entries(catalogue[section] ?? {})) {
      sentences[code] ??= entry.sentence;
    }
  }
  const codes = Object.keys(sentences).sort();
  await writeFile(
    join(target, 'errors.ts'),
    '/* Written from errors.json. */\n' +
      `export type ErrorCode =\n${codes.map((code) => `  | '${code}'`).join('\n')};\n\n` +
      'export const sentences: Readonly<Record<ErrorCode, string>> = {\n' +
      codes.map((code) => `  ${code}: ${JSON.stringify(sentences[code])},`).join('\n') +
      '\n};\n',
  );
}

/** Codes of the schema's enums, so that one of a newer platform can be told from a known one. */
async function codes(schema) {
  const all = new Set(
    Object.values(schema.getTypeMap())
      .filter((type) => isEnumType(type) && !type.name.startsWith('__'))
      .flatMap((type) => type.getValues().map((value) => value.name)),
  );
  await writeFile(
    join(target, 'codes.ts'),
    `/* Written from the schema's enums. */\nexport const codes: ReadonlySet<string> = new Set('${[...all].sort().join(' ')}'.split(' '));\n`,
  );
}

/** The manifest that a server is started with: id to text, in the order of the ids. */
async function manifest() {
  const documents = JSON.parse(await readFile(join(target, 'persisted-documents.json'), 'utf8'));
  for (const [id, text] of Object.entries(documents)) {
    const digest = 'sha256:' + createHash('sha256').update(text).digest('hex');
    if (id !== digest) {
      throw new Error(`The manifest says ${id} of a document whose digest is ${digest}`);
    }
  }
  await writeFile(
    join(root, 'trusted-documents.json'),
    JSON.stringify(Object.fromEntries(Object.entries(documents).sort()), null, 1) + '\n',
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sdl = await schemaText();
  const schema = buildSchema(sdl);
  await client(sdl);
  await withoutTag();
  await mkdir(target, { recursive: true });
  await errors();
  await codes(schema);
  await manifest();
  console.log(`Generated ${relative(process.cwd(), target)}`);
}
