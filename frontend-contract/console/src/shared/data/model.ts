import { ModelPageDocument, type ModelPageQuery } from '@countersign/client';
import { useList } from './query';

export type Model = Extract<NonNullable<ModelPageQuery['node']>, { readonly __typename: 'Model' }>;

/** As many as anyone may ask for at once: `limits.json`. */
const VERSIONS = 20;
export const DOCUMENTS = 2;

const NONE = { pageInfo: { hasNextPage: false, endCursor: null } };

const modelOf = (data: ModelPageQuery): Model | undefined => (data.node?.__typename === 'Model' ? data.node : undefined);

/** One model with those of its versions that are asked for so far; no model where there is none to see. */
export function useModel(id: string): { readonly list: ReturnType<typeof useList<ModelPageQuery, { readonly id: string }>>; readonly model: Model | undefined } {
  const list = useList(ModelPageDocument, { id, first: VERSIONS }, (data) => modelOf(data)?.versions ?? NONE);
  const pages = list.data?.pages.flatMap((page) => modelOf(page) ?? []) ?? [];
  const [first] = pages;
  return { list, model: first === undefined ? undefined : { ...first, versions: { ...first.versions, nodes: pages.flatMap((page) => page.versions.nodes) } } };
}
