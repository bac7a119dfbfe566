/** The typed client of Countersign: every operation of the contract, and nothing else. */
export { execute, documentIdOf, SIGNED_OUT, type Cost, type ExecuteOptions, type Variables } from './execute.js';
export { CountersignError, isError, isPassing, sentenceOf, sentences, type ErrorAnswer, type ErrorCode, type LocalCode, type Problem } from './errors.js';
export { firstRows, LARGEST_PAGE, rows, type Connection } from './pages.js';
export { codes } from './generated/codes.js';
export { newIdempotencyKey } from './idempotency.js';
export { subscribe, type SocketOptions } from './subscribe.js';
export * from './generated/graphql.js';
