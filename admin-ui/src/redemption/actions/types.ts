import type * as process from '../../process/types';
import type { RedemptionDetail } from '../types';

export { type Errors, need, textOf, type Values, written } from '../../process/types';

/** Form and inputs of a step on a case. */
export type CommandForm = process.CommandForm<RedemptionDetail>;
export type FieldsProps = process.FieldsProps<RedemptionDetail>;
