/** A platform that answers from the contract alone, for front ends that have none at hand. */
export { contract, KINDS, mock, type Contract } from './server.js';
export { id as idOf, STATES, type State } from './fixtures.js';
export { contractTests, operationsOf, send, type Target } from './contractTests.js';
export { limitOf, type Limit } from './limits.js';
