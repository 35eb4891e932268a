import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { chinaDate } from '../format';
import { ConfirmDialog } from '../shared';
import { OrganisationField } from './OrganisationField';
import type { RandomVisitView } from './types';
import { useStart } from './useStart';

const DAY = 86_400_000;

/** Draws one unit out of those named and one officer out of all who serve. */
export function DrawDialog({ schemeCode, onClose }: { schemeCode: string; onClose: () => void }) {
  const [targets, setTargets] = useState<string[]>([]);
  const [visitBy, setVisitBy] = useState(chinaDate(Date.now() + 14 * DAY));
  const [tried, setTried] = useState(false);
  const draw = useStart<RandomVisitView>('/random-visits', '已抽取，任务已通知本人', onClose);
  const send = () => {
    setTried(true);
    if (targets.length > 0 && visitBy) draw.start({ schemeCode, targetOrganisationIds: targets, visitBy });
  };
  return (
    <ConfirmDialog
      open
      title="随机抽取暗访单位和人员"
      confirmLabel="抽取"
      pending={draw.pending}
      error={draw.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ mb: 1 }}>
        从所列单位和全部在聘人员中各抽取一个，本人所在单位回避。随机种子和两份名单一并留存，可以复核；结果不告知被抽中的单位。
      </Typography>
      <OrganisationField
        label="参与抽取的单位"
        required
        value={targets}
        onChange={setTargets}
        error={
          tried && targets.length === 0
            ? '请至少列出一个单位'
            : (draw.serverErrors.targetOrganisationIds ?? draw.serverErrors.termIds)
        }
      />
      <TextField
        type="date"
        required
        label="完成期限"
        value={visitBy}
        onChange={(event) => setVisitBy(event.target.value)}
        error={Boolean(draw.serverErrors.visitBy) || (tried && !visitBy)}
        helperText={draw.serverErrors.visitBy ?? (tried && !visitBy ? '请填写完成期限' : undefined)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </ConfirmDialog>
  );
}
