import type { DataProvider, GetListParams, RaRecord } from 'react-admin';
import { callApi } from './shared/http';

interface ListAnswer {
  data: RaRecord[];
  total: number;
  totalIsCapped?: boolean;
}

const path = (resource: string, id?: unknown): string =>
  id === undefined ? `/${resource}` : `/${resource}/${encodeURIComponent(String(id))}`;

/** The query of a list: filter and order as JSON, pages counted from 1. */
export function listQuery(params: Partial<GetListParams>): string {
  const query = new URLSearchParams();
  const filter = Object.fromEntries(
    Object.entries(params.filter ?? {}).filter(([, value]) => value !== '' && value !== undefined),
  );
  if (Object.keys(filter).length > 0) query.set('filter', JSON.stringify(filter));
  if (params.sort?.field) query.set('sort', JSON.stringify([params.sort.field, params.sort.order]));
  query.set('page', String(params.pagination?.page ?? 1));
  query.set('perPage', String(params.pagination?.perPage ?? 25));
  return query.toString();
}

async function list(
  resource: string,
  params: Partial<GetListParams>,
  signal?: AbortSignal,
): Promise<ListAnswer> {
  return callApi<ListAnswer>(`${path(resource)}?${listQuery(params)}`, { signal });
}

const unsupported = (what: string) => () =>
  Promise.reject(new Error(`本系统不支持${what}：办理动作请在业务页面进行。`));

/**
 * Reads of react-admin over the API. Business acts are commands (`runCommand`), so nothing is updated or deleted
 * here; `create` posts to the resource with the key given in `meta.idempotencyKey`.
 */
export const dataProvider: DataProvider = {
  supportAbortSignal: true,
  getList: async (resource, params) => {
    const { data, total, totalIsCapped } = await list(resource, params, params.signal);
    return { data: data as never[], total, meta: { totalIsCapped: totalIsCapped ?? false } };
  },
  getOne: async (resource, params) => ({
    data: await callApi(path(resource, params.id), { signal: params.signal }),
  }),
  getMany: async (resource, params) => ({
    data: (await Promise.all(
      [...new Set(params.ids)].map((id) => callApi(path(resource, id), { signal: params.signal })),
    )) as never[],
  }),
  getManyReference: async (resource, params) => {
    const filter = { ...params.filter, [params.target]: params.id };
    const { data, total } = await list(resource, { ...params, filter }, params.signal);
    return { data: data as never[], total };
  },
  create: async (resource, params) => ({
    data: await callApi(path(resource), {
      method: 'POST',
      body: params.data,
      idempotencyKey: params.meta?.idempotencyKey,
    }),
  }),
  update: unsupported('直接修改'),
  updateMany: unsupported('批量修改'),
  delete: unsupported('删除'),
  deleteMany: unsupported('批量删除'),
};
