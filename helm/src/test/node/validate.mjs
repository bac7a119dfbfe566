// Holds manifests (an array as JSON, on standard input) against the models of their types: what is required, enums,
// quantities, patterns. Writes a line for each fault, and how many it knew the type of.
import { readFileSync } from 'node:fs';

const PACKAGES = {
  'gateway.networking.k8s.io': '@kubernetes-models/gateway-api',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
  'postgresql.cnpg.io': '@kubernetes-models/cloudnative-pg',
};

async function model(apiVersion, kind) {
  const [group] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const path = `${PACKAGES[group] ?? 'kubernetes-models'}/${apiVersion}/${kind}`;
  try {
    return (await import(path))[kind];
  } catch (fault) {
    if (fault.code === 'ERR_MODULE_NOT_FOUND' || fault.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') {
      return undefined;
    }
    throw fault;
  }
}

const known = new Set();
for (const manifest of JSON.parse(readFileSync(0, 'utf8'))) {
  const type = `${manifest.apiVersion}/${manifest.kind}`;
  const Model = await model(manifest.apiVersion, manifest.kind);
  if (Model === undefined) {
    console.log(`unknown ${type}`);
    continue;
  }
  known.add(type);
  try {
    new Model(manifest).validate();
  } catch (fault) {
    console.log(`fault ${type} ${manifest.metadata?.name}: ${fault.message}`);
  }
}
console.log(`known ${known.size}`);
