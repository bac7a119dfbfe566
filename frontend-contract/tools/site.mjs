// The reference of the schema: one page, from the descriptions that were reviewed.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema, getNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType, isUnionType, parse } from 'graphql';
import { root, schemaText } from './generate.mjs';

const escape = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const link = (type) => `<a href="#${getNamedType(type).name}"><code>${escape(type)}</code></a>`;
const described = (thing) => (thing.description ? `<p>${escape(thing.description)}</p>` : '');

function field(one) {
  const args = (one.args ?? []).map((arg) => `<li><code>${arg.name}</code>: ${link(arg.type)} ${escape(arg.description ?? '')}</li>`).join('');
  return `<dt><code>${one.name}</code>: ${link(one.type)}${one.deprecationReason ? ` <strong>deprecated: ${escape(one.deprecationReason)}</strong>` : ''}</dt><dd>${escape(one.description ?? '')}${args === '' ? '' : `<ul>${args}</ul>`}</dd>`;
}

function section(type) {
  const body = isEnumType(type)
    ? `<ul>${type.getValues().map((value) => `<li><code>${value.name}</code> ${escape(value.description ?? '')}</li>`).join('')}</ul>`
    : isUnionType(type)
      ? `<ul>${type.getTypes().map((one) => `<li>${link(one)}</li>`).join('')}</ul>`
      : isScalarType(type)
        ? ''
        : `<dl>${Object.values(type.getFields()).map(field).join('')}</dl>`;
  const kind = isObjectType(type) ? 'type' : isInputObjectType(type) ? 'input' : isInterfaceType(type) ? 'interface' : isEnumType(type) ? 'enum' : isUnionType(type) ? 'union' : 'scalar';
  return `<section id="${type.name}"><h2>${type.name} <small>${kind}</small></h2>${described(type)}${body}</section>`;
}

async function operations() {
  const permissions = JSON.parse(await readFile(join(root, 'permissions.json'), 'utf8'));
  const limits = JSON.parse(await readFile(join(root, 'limits.json'), 'utf8'));
  const parts = [];
  for (const path of (await readdir(join(root, 'operations'), { recursive: true })).filter((name) => name.endsWith('.graphql')).sort()) {
    const text = await readFile(join(root, 'operations', path), 'utf8');
    const name = parse(text).definitions[0].name.value;
    parts.push(`<section id="operation-${name}"><h3>${name}</h3><p>${escape(/^# (.*)/.exec(text)?.[1] ?? '')}</p><p>For: ${escape(permissions[name]?.roles.join(', ') ?? 'nobody')}</p>${limits[name] === undefined ? '' : `<p>${limits[name].largestPage === undefined ? '' : `Largest page: ${limits[name].largestPage}. `}Cost: ${limits[name].cost}.</p>`}<pre tabindex="0">${escape(text.replace(/^#.*\n/, ''))}</pre></section>`);
  }
  return parts.join('');
}

async function errors() {
  const catalogue = JSON.parse(await readFile(join(root, 'errors.json'), 'utf8'));
  return Object.entries(catalogue).map(([name, codes]) => `<h3>${escape(name)}</h3><dl>${Object.entries(codes).map(([code, entry]) => `<dt><code>${code}</code></dt><dd>${escape(entry.sentence)}</dd>`).join('')}</dl>`).join('');
}

const schema = buildSchema(await schemaText());
const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__')).sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
function rank(type) {
  return type === schema.getQueryType() ? 0 : type === schema.getMutationType() ? 1 : type === schema.getSubscriptionType() ? 2 : 3;
}
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Countersign: reference of the API</title><style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}dt{margin-top:.75rem}pre{overflow:auto;padding:.75rem;border:1px solid}nav ul{columns:14rem;padding-left:1rem}small{font-weight:400}</style></head><body><h1>Reference of the API</h1><p>Made from the reviewed schema in <code>graphql-schema/</code>, the operations and the catalogue of errors.</p><nav aria-label="Types"><ul>${types.map((type) => `<li><a href="#${type.name}">${type.name}</a></li>`).join('')}</ul></nav><main><h2>Operations of the contract</h2>${await operations()}<h2>Errors</h2>${await errors()}${types.map(section).join('')}</main></body></html>`;
await mkdir(join(root, 'target/site'), { recursive: true });
await writeFile(join(root, 'target/site/index.html'), page);
