/** A platform that answers from the contract alone, for front ends that have none at hand. */
export { contract, KINDS, mock, type Contract } from './server.js';
export { id as idOf, STATES, type State } from './fixtures.js';
export { contractTests, type Target } from './contractTests.js';
