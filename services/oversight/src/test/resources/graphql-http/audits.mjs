import { serverAudits } from 'graphql-http';

for (const audit of serverAudits({ url: process.argv[2], fetchFn: fetch })) {
  const { status, reason } = await audit.fn();
  console.log([audit.id, status, audit.name, reason ?? ''].join('\t').replaceAll('\n', ' '));
}
