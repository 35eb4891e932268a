import type { z } from 'zod';
import type { EvaluationRecordKind, EvaluationRecordView } from '../../../api/evaluation-scheme/schemas';

export type EvaluationRecord = z.output<typeof EvaluationRecordView>;

export const RECORD_LABELS: Record<EvaluationRecordKind, string> = {
  ADDRESSEE: '主送单位',
  BASIS: '依据文件',
  INTERPRETATION: '解释',
};
