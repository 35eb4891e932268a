import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import type { RatingPointView, RatingSiteView } from '../../../api/rating-point/schemas';
import { placeWords } from '../../../workflows/rules/evaluation/ratings/labels';
import { ConfirmDialog } from '../shared';
import { useAct } from './useAct';

/** What somebody who renames should know. */
const HINT = '已张贴的二维码继续有效，已有的评价照常保留；更正以后打印的海报使用新名称。';

/** Gives a site another name or address. */
export function SiteNameDialog({ site, onClose }: { site: RatingSiteView; onClose: () => void }) {
  const [name, setName] = useState(site.name);
  const [address, setAddress] = useState(site.address);
  const { send, pending, error, errors, changed } = useAct(
    `/rating-points/sites/${site.id}/rename`,
    () => '点位已更正',
    onClose,
  );
  return (
    <ConfirmDialog
      open
      title="更正点位"
      confirmLabel="更正"
      pending={pending}
      error={error}
      onConfirm={() => send({ name, address, revision: site.revision })}
      onClose={onClose}
    >
      <Hint>
        {site.name}。{HINT}
      </Hint>
      <TextField
        label="点位名称"
        required
        autoFocus
        value={name}
        error={Boolean(errors.name)}
        helperText={errors.name}
        onChange={(event) => {
          setName(event.target.value);
          changed();
        }}
      />
      <TextField
        label="地址"
        value={address}
        error={Boolean(errors.address)}
        helperText={errors.address}
        onChange={(event) => {
          setAddress(event.target.value);
          changed();
        }}
      />
    </ConfirmDialog>
  );
}

/** Gives the window of a code another name. */
export function WindowNameDialog({ row, onClose }: { row: RatingPointView; onClose: () => void }) {
  const [windowName, setWindowName] = useState(row.windowName);
  const { send, pending, error, errors, changed } = useAct(
    `/rating-points/${row.id}/rename-window`,
    () => '窗口名称已更正',
    onClose,
  );
  return (
    <ConfirmDialog
      open
      title="更正窗口名称"
      confirmLabel="更正"
      pending={pending}
      error={error}
      onConfirm={() => send({ windowName, revision: row.revision })}
      onClose={onClose}
    >
      <Hint>
        {row.objectName}，{placeWords(row.siteName, row.windowName)}。{HINT}
      </Hint>
      <TextField
        label="窗口名称"
        required
        autoFocus
        value={windowName}
        error={Boolean(errors.windowName)}
        helperText={errors.windowName}
        onChange={(event) => {
          setWindowName(event.target.value);
          changed();
        }}
      />
    </ConfirmDialog>
  );
}

const Hint = ({ children }: { children: ReactNode }) => (
  <Typography variant="body2" sx={{ mb: 1 }}>
    {children}
  </Typography>
);
