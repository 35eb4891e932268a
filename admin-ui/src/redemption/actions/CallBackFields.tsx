import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { formatMoney } from '../../format';
import { NoteField } from '../../process/NoteField';
import { RadioField } from '../../process/RadioField';
import { labelOf, OUTCOME_LABELS } from '../../shared/labels';
import { PayeeFacts } from '../show/PayeeFacts';
import type { RedemptionDetail } from '../types';
import { type FieldsProps, textOf } from './types';

const RESULTS = [
  { id: 'REACHED', name: '已接通' },
  { id: 'NO_CONTACT', name: '未接通' },
];
const LEVELS = [
  { id: '5', name: '5 非常满意' },
  { id: '4', name: '4 满意' },
  { id: '3', name: '3 基本满意' },
  { id: '2', name: '2 不满意' },
  { id: '1', name: '1 非常不满意' },
];

/** What the window says on the telephone, made from the case. */
export function callBackScript(record: RedemptionDetail): string {
  const result =
    record.outcome === 'PAID'
      ? `已兑现${formatMoney(record.approvedFen)}，请问资金是否到账？`
      : `办理结果为“${labelOf(OUTCOME_LABELS, record.outcome)}”，请问您是否清楚原因？`;
  return `您好，这里是惠企政策兑现专窗。贵单位申报的“${record.item.name}”（办件编号 ${record.caseNo}）${result}请您对本次办理的时限和服务作出评价：非常满意、满意、基本满意、不满意、非常不满意。您还有什么意见和建议？`;
}

/** The callback of every closed application (GR-U7). */
export const CallBackFields = (props: FieldsProps) => {
  const { record, values } = props;
  return (
    <>
      <Alert severity="info" icon={false} sx={{ mb: 1 }}>
        <AlertTitle>回访话术</AlertTitle>
        {callBackScript(record)}
        {record.callbacks.length > 0 && <p>此前已拨打 {record.callbacks.length} 次。</p>}
        <PayeeFacts record={record} contactOnly />
      </Alert>
      <RadioField {...props} name="result" label="是否接通" choices={RESULTS} />
      {textOf(values, 'result') === 'REACHED' && (
        <RadioField {...props} name="satisfaction" label="满意度" choices={LEVELS} />
      )}
      <NoteField {...props} label="企业意见" hint="按企业原话记录，可不填。" />
    </>
  );
};
