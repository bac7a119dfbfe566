import { Kind, type OperationDefinitionNode } from 'graphql';

/** What an operation may ask for at once, as `limits.json` has it. */
export interface Limit {
  /** What it costs with its largest page. */
  readonly cost: number;
  /** The largest page that everyone may ask for who may send it; absent where it has no pages. */
  readonly largestPage?: number;
}

export const LARGEST_PAGE = 100;

/** True if the reader says how long a page is. */
export function isPaged(operation: OperationDefinitionNode): boolean {
  return operation.variableDefinitions?.some((definition) => definition.variable.name.value === 'first' && definition.type.kind !== Kind.NON_NULL_TYPE) === true;
}

/** What a platform says that an operation costs, and may cost, with a page of so many. */
type Ask = (first: number | undefined) => Promise<{ readonly requested: number; readonly budget: number }>;

/** The limit of an operation for whoever may ask for least: what a page costs grows with its rows and nothing else. */
export async function limitOf(operation: OperationDefinitionNode, ask: Ask): Promise<Limit> {
  if (!isPaged(operation)) {
    return { cost: (await ask(undefined)).requested };
  }
  const [one, two] = [await ask(1), await ask(2)];
  const row = two.requested - one.requested;
  const largestPage = row === 0 ? LARGEST_PAGE : Math.min(LARGEST_PAGE, 1 + Math.floor((one.budget - one.requested) / row));
  return { cost: one.requested + row * (largestPage - 1), largestPage };
}
