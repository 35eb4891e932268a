import { createHash } from 'node:crypto';

/** A number from 0 to 1 that is always the same for the same words. */
export const chance = (...words: string[]): number =>
  createHash('sha256').update(words.join('\n')).digest().readUInt32BE(0) / 0x1_0000_0000;

/** How content people are with an object of the demonstration, 0 to 1, when no story says so. */
export const usualMood = (objectId: string): number => 0.6 + 0.3 * chance(objectId);

/** Place of an answer among `count` levels, the best first, by a mood and the luck of one answer. */
export function levelOf(mood: number, count: number, ...answer: string[]): number {
  const place = Math.floor((1 - mood + (chance(...answer) - 0.5) * 0.7) * count);
  return Math.min(count - 1, Math.max(0, place));
}
