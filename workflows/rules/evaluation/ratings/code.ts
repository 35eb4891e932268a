/** What a code at a window or entrance stands for (GE-WAY-4): it opens rating and complaint about one object at one site. */
export interface RatingCode {
  codeId: string;
  objectId: string;
  siteId: string;
}

const PART = /^[A-Za-z0-9._-]+$/;

/** Text of a code to be signed; the signature travels beside it. Throws RangeError for ids that don't fit. */
export function codeText({ codeId, objectId, siteId }: RatingCode): string {
  const parts = [codeId, objectId, siteId];
  if (!parts.every((part) => PART.test(part)))
    throw new RangeError('ids of a code hold letters, digits, . _ - only');
  return ['RATE1', ...parts].join('~');
}

/** Reads a code's text; null for anything else. Whether its signature holds is for the caller to see first. */
export function parseCodeText(text: string): RatingCode | null {
  const [head, codeId, objectId, siteId, ...more] = text.split('~');
  const parts = [codeId, objectId, siteId];
  if (head !== 'RATE1' || more.length > 0 || !parts.every((part) => part !== undefined && PART.test(part))) {
    return null;
  }
  return { codeId: codeId!, objectId: objectId!, siteId: siteId! };
}
