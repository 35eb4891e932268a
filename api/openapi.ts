import { type OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Method, RouteSpec } from './routeSpec';

type AnyShape = z.ZodType | undefined;
type AnySpec = RouteSpec<AnyShape, AnyShape, AnyShape, AnyShape>;

/** Shape of every error answer (RFC 9457). */
export const ProblemView = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  ruleId: z.string().optional(),
  field: z.string().optional(),
  errors: z
    .array(
      z.object({ field: z.string(), code: z.string(), message: z.string(), ruleId: z.string().optional() }),
    )
    .optional(),
  requestId: z.string(),
});

const KEY_HEADER = z.object({ 'Idempotency-Key': z.uuid() });

/** Adds one route to the document; `path` is in Express notation below `/api`. */
export function describe(
  registry: OpenAPIRegistry,
  method: Method,
  path: string,
  tag: string,
  spec: AnySpec,
): void {
  const media = spec.answers ? 'application/json' : spec.produces;
  const success = {
    description: '成功',
    ...(media ? { content: { [media]: { schema: spec.answers ?? z.string() } } } : {}),
  };
  registry.registerPath({
    method,
    path: `/api${path.replace(/:(\w+)/g, '{$1}')}`,
    tags: [tag],
    summary: spec.summary,
    ...(spec.access === 'PUBLIC' ? { security: [] } : {}),
    ...(Array.isArray(spec.access) ? { description: `岗位：${spec.access.join('、')}` } : {}),
    request: {
      ...(spec.params ? { params: spec.params as z.ZodObject } : {}),
      ...(spec.query ? { query: spec.query as z.ZodObject } : {}),
      ...(spec.idempotent ? { headers: KEY_HEADER } : {}),
      ...(spec.body || spec.consumes
        ? {
            body: {
              content: { [spec.consumes ?? 'application/json']: { schema: spec.body ?? z.object({}) } },
            },
          }
        : {}),
    },
    responses: {
      [spec.status ?? (media ? 200 : 204)]: success,
      default: {
        description: '问题说明（RFC 9457）',
        content: { 'application/problem+json': { schema: ProblemView } },
      },
    },
  });
}

/** The OpenAPI 3.1 document of every route declared so far. */
export function openApiDocument(registry: OpenAPIRegistry): object {
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: '惠企政策兑现接口', version: '1.0.0' },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
  });
}

/** A registry that knows how a session is carried. */
export function declareSecurity(registry: OpenAPIRegistry): OpenAPIRegistry {
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'ys_session',
  });
  return registry;
}
