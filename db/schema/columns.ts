import type { ColumnType } from 'kysely';

/** JSON text that is known to hold a `T`; made by `toJson` only, so that no array is sent as a PostgreSQL array. */
export type JsonText<T> = string & { readonly __json: T };

/** A `jsonb` column: read as `T`, written as `toJson(value)`. */
export type Json<T> = ColumnType<T, JsonText<T>, JsonText<T>>;

/** A `jsonb` column that may be null. */
export type NullableJson<T> = ColumnType<T | null, JsonText<T> | null | undefined, JsonText<T> | null>;

/** A `jsonb` column of which the database layer knows only that it is an object. */
export type JsonRecord = ColumnType<Record<string, unknown>, JsonText<object>, JsonText<object>>;

/** As `JsonRecord`, may be null. */
export type NullableJsonRecord = ColumnType<
  Record<string, unknown> | null,
  JsonText<object> | null | undefined,
  JsonText<object> | null
>;

/** A UTC instant: read and written as ISO text with milliseconds (`2026-01-05T01:00:00.000Z`). */
export type Instant = string;

/** A calendar date in China time, `YYYY-MM-DD`. */
export type CalendarDate = string;

/** Serialises a value for a `jsonb` column. */
export function toJson<T>(value: T): JsonText<T> {
  return JSON.stringify(value) as JsonText<T>;
}
