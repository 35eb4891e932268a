import { Stack } from '@mui/material';
import type { PolicyItemDetail } from '../../policyItem/types';
import { AmountField } from './AmountField';
import type { Draft } from './draft';
import { MaterialsChecklist } from './MaterialsChecklist';
import type { ChangeDraft } from './useDraft';
import type { Uploads } from './useUploads';

interface Props {
  draft: Draft;
  item: PolicyItemDetail;
  uploads: Uploads;
  strict: boolean;
  change: ChangeDraft;
}

/** Step 3: the amount and the files for every line of the guide's checklist. */
export function MaterialsStep({ draft, item, uploads, strict, change }: Props) {
  return (
    <Stack spacing={1.5}>
      <AmountField
        value={draft.amount}
        ceilingFen={item.maxAmountFen}
        strict={strict}
        onChange={(amount) => change({ amount })}
      />
      <MaterialsChecklist
        checklist={item.guide.materials}
        files={draft.materials}
        uploads={uploads}
        onChange={(update) => change((now) => ({ materials: update(now.materials) }))}
      />
    </Stack>
  );
}
