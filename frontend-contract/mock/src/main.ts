#!/usr/bin/env node
import { mock } from './server.js';

const port = Number(process.env['PORT'] ?? '4010');
mock().listen(port, () => console.log(`The mock platform answers at http://localhost:${String(port)}/. Set the cookies mock-role and mock-state to choose who looks at what.`));
