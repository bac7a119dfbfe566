/** The part of a connection that paging needs. */
export interface Connection<TNode> {
  readonly nodes: readonly TNode[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Largest page that the platform gives; more is an error, never less than asked. */
export const LARGEST_PAGE = 100;

/**
 * Every row of a list, page after page, as they are asked for: a hundred thousand rows are never
 * held at once.
 *
 * @param page asks for the page behind a cursor, the first one for null
 */
export async function* rows<TNode>(
  page: (after: string | null) => Promise<Connection<TNode>>,
): AsyncGenerator<TNode, void, undefined> {
  let after: string | null = null;
  for (;;) {
    const connection: Connection<TNode> = await page(after);
    yield* connection.nodes;
    const { hasNextPage, endCursor } = connection.pageInfo;
    if (!hasNextPage || endCursor === null || endCursor === after) {
      return;
    }
    after = endCursor;
  }
}

/** At most so many rows of a list, and whether there are more. */
export async function firstRows<TNode>(
  most: number,
  page: (after: string | null) => Promise<Connection<TNode>>,
): Promise<{ readonly rows: readonly TNode[]; readonly more: boolean }> {
  const found: TNode[] = [];
  for await (const row of rows(page)) {
    if (found.length === most) {
      return { rows: found, more: true };
    }
    found.push(row);
  }
  return { rows: found, more: false };
}
