import { type FileLink, uploadsOf } from '../../db/queries/officerFile';
import type { FileOwner } from '../../db/schema';
import type { AppContext } from '../context';
import { type FieldError, ProblemError } from '../errors';

export type FileKind = FileLink['kind'];

/** What a file is to its reader, by its content. */
export function fileKindOf(mediaType: string): FileKind {
  if (mediaType.startsWith('image/')) return 'PICTURE';
  return mediaType.startsWith('audio/') || mediaType.startsWith('video/') ? 'VOICE' : 'DOCUMENT';
}

/**
 * Kinds of the named uploads, all of which must have been handed in by this account; every wrong one is named.
 * @throws ProblemError FILE_UNKNOWN
 */
export async function checkFiles(
  ctx: AppContext,
  ids: readonly string[],
  accountId: string,
  field = 'files',
): Promise<Map<string, FileKind>> {
  const rows = await uploadsOf(ctx.db, ids, accountId);
  const kinds = new Map(rows.map(({ id, mediaType }) => [id, fileKindOf(mediaType)]));
  const errors = ids.flatMap((id, index): FieldError[] =>
    kinds.has(id)
      ? []
      : [{ field: `${field}.${index}`, code: 'FILE_UNKNOWN', message: '没有找到这份文件，请重新上传' }],
  );
  if (errors.length === 0) return kinds;
  throw new ProblemError(422, 'FILE_UNKNOWN', '所附的文件中有您没有上传过的文件，请重新上传。', {
    field: errors[0]?.field,
    errors,
  });
}

/** Links of checked uploads to what they belong to. */
export const linksTo = (
  kinds: ReadonlyMap<string, FileKind>,
  owner: { ownerType: FileOwner; ownerId: string; termId: string | null },
): FileLink[] => [...kinds].map(([uploadId, kind]) => ({ uploadId, kind, ...owner }));
