import { z } from 'zod';

export const uploadView = z.object({
  id: z.uuid(),
  fileName: z.string(),
  sizeBytes: z.int(),
  mediaType: z.string(),
  /** Lower-case hex. */
  sha256: z.string(),
});
export type UploadView = z.infer<typeof uploadView>;
