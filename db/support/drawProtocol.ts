import { createHash } from 'node:crypto';
import type { TieLosses } from '../../workflows/rules/evaluation/draw/allocation';
import { type Draw, sameDraw } from '../../workflows/rules/evaluation/draw/sample';
import { frameText } from '../../workflows/rules/evaluation/frame/frameText';
import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import { canonicalJson } from '../audit/hash';

/** Names the form of the file; a change of it gets another name. */
export const DRAW_FILE = 'yingshang-draw/1';

/** Everything that anybody needs to compute a draw again; ids only, no word of a person. */
export interface DrawFile {
  format: typeof DRAW_FILE;
  schemeCode: string;
  schemeVersion: number;
  year: number;
  number: number;
  parameters: Pick<EvaluationSchemeParameters, 'library' | 'draw'>;
  members: { id: string; leafId: string }[];
  tieLossesBefore: TieLosses;
  frameHash: string;
  drawHash: string;
  draw: Draw;
}

export interface DrawCheck {
  /** The members are those of the frozen library. */
  frame: boolean;
  /** The recorded draw is the one whose hash was written down. */
  hash: boolean;
  /** From library, seed and ties before follows this very draw. */
  draw: boolean;
  equal: boolean;
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Computes a draw again and compares it whole (GE-DRW-1, AMB-GE-1). A protocol that can't be drawn from is not equal. */
export function checkDraw(file: DrawFile): DrawCheck {
  const frame =
    file.frameHash === file.draw.frameHash &&
    attempt(() => sha256(frameText(file.members)) === file.frameHash);
  const hash = sha256(canonicalJson(file.draw)) === file.drawHash;
  const draw = attempt(() =>
    // Of the scheme the draw looks at its library and its own parameters.
    sameDraw(file.parameters as EvaluationSchemeParameters, file.draw, {
      members: file.members,
      tieLosses: file.tieLossesBefore,
    }),
  );
  return { frame, hash, draw, equal: frame && hash && draw };
}

/** The rules throw a RangeError for what nobody could have drawn from. */
function attempt(check: () => boolean): boolean {
  try {
    return check();
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
