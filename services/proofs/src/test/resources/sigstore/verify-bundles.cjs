// Reads cases from standard input and says of each whether Sigstore's own verifier takes it.
const { bundleFromJSON } = require('@sigstore/bundle');
const { Verifier, toSignedEntity, toTrustMaterial } = require('@sigstore/verify');

const { keys, cases } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const known = Object.fromEntries(
  Object.entries(keys).map(([hint, spki]) => [hint, { rawBytes: Buffer.from(spki, 'base64') }]));
const nothing = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [] };
const verifier = new Verifier(toTrustMaterial(nothing, known),
  { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 });

for (const bundle of cases) {
  try {
    verifier.verify(toSignedEntity(bundleFromJSON(JSON.parse(bundle))));
    console.log('accepted');
  } catch (e) {
    console.log('refused ' + String(e.code || e.name) + ' ' + String(e.message).split('\n')[0]);
  }
}
