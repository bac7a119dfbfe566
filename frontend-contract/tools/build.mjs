// What Maven calls: installs from the lock, generates, compiles and bundles, each only where what
// goes into it has changed; then lays the console where the API's jar takes it from.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'target');
const OLDEST = [20, 19];

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

function check() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new Error(`The console needs Node ${OLDEST.join('.')} or later; this is ${process.versions.node}.`);
  }
}

function* filesIn(path) {
  if (!existsSync(path)) {
    return;
  }
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!['node_modules', 'target', 'dist', 'generated'].includes(name)) {
      yield* filesIn(join(path, name));
    }
  }
}

function digest(...paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesIn(join(root, path))) {
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** Does the work unless it was done for the same input. */
function once(name, input, made, work) {
  const stamp = join(target, `${name}.stamp`);
  if (existsSync(made) && existsSync(stamp) && readFileSync(stamp, 'utf8') === input) {
    return;
  }
  work();
  mkdirSync(target, { recursive: true });
  writeFileSync(stamp, input);
}

function npm(...args) {
  execFileSync('npm', args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

function lay() {
  const from = join(root, 'console/dist');
  const to = join(target, 'classes/console');
  rmSync(to, { recursive: true, force: true });
  const list = [];
  for (const file of walk(from)) {
    const path = file.slice(from.length + 1);
    const bytes = readFileSync(file);
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(join(to, path), bytes);
    writeFileSync(join(to, `${path}.gz`), gzipSync(bytes, { level: 9 }));
    list.push({
      path,
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      digest: createHash('sha256').update(bytes).digest('hex').slice(0, 32),
    });
  }
  const pages = JSON.parse(readFileSync(join(root, 'console/src/pages.json'), 'utf8'));
  writeFileSync(join(to, 'files.json'), JSON.stringify({ pages, files: list }, null, 1));
  writeFileSync(join(target, 'classes/trusted-documents.json'), readFileSync(join(root, 'trusted-documents.json')));
}

function* walk(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) {
      yield* walk(path);
    } else {
      yield path;
    }
  }
}

check();
once('install', digest('package-lock.json'), join(root, 'node_modules/.package-lock.json'), () =>
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error'),
);
const sources = digest('../graphql-schema', '../services/domain/src/main/resources/attestation', 'operations', 'errors.json', 'permissions.json', 'limits.json', 'client', 'mock', 'console', 'tools', 'docs', 'package-lock.json');
once('build', sources, join(target, 'classes/console/files.json'), () => {
  npm('run', '--silent', 'build');
  lay();
});
if (process.argv[2] === 'test') {
  rmSync(join(target, 'flakes.txt'), { force: true });
  npm('run', '--silent', 'test');
}
