// Runs files of tests as `node --test` does, one after the other. In continuous integration a file
// that failed is run once more: what passes then is a flake, which is told by name and fails nothing.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const files = process.argv.slice(2);
const again = process.env['CI'] === 'true';

const passes = (file) => spawnSync(process.execPath, ['--test', file], { stdio: 'inherit' }).status === 0;

if (files.length === 0) {
  throw new Error('Name the files of the tests.');
}
const failed = files.filter((file) => !passes(file));
const flakes = again ? failed.filter(passes) : [];
for (const flake of flakes) {
  const name = relative(root, flake);
  console.log(`FLAKE: ${name} failed, and passed when it was run again; what failed stands above.`);
  mkdirSync(join(root, 'target'), { recursive: true });
  appendFileSync(join(root, 'target/flakes.txt'), `${name}\n`);
}
const broken = failed.filter((file) => !flakes.includes(file));
if (broken.length > 0) {
  console.error(`FAILED${again ? ' twice' : ''}: ${broken.map((file) => relative(root, file)).join(', ')}`);
  process.exitCode = 1;
}
