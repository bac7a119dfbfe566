import type { AddressInfo } from 'node:net';
import { contract, contractTests, mock } from '../src/index.js';

const server = mock().listen(0).unref();
contractTests(contract(), { name: 'the mock', url: `http://localhost:${String((server.address() as AddressInfo).port)}`, token: (role) => Promise.resolve(`role:${role}`) });
