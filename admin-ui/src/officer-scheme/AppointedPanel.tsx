import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { Panel } from '../shared';
import { AccessSlips } from './AccessSlips';
import type { AppointAnswer, OfficerSchemeView } from './types';

/** What the appointment gave: certificate, term, and the password that is shown this once. */
export const AppointedPanel = ({
  answer,
  name,
  scheme,
  onAgain,
}: {
  answer: AppointAnswer;
  name: string;
  scheme: OfficerSchemeView;
  onAgain: () => void;
}) => (
  <Panel title="已聘任">
    <Alert severity="success" role="status">
      {name}已聘任为{scheme.title}
      {answer.certificateNo && `，证书编号 ${answer.certificateNo}`}。
    </Alert>
    {answer.access && <AccessSlips slips={[{ name, ...answer.access }]} title={scheme.title} />}
    <Box sx={{ display: 'flex', gap: 1, mt: 2 }}>
      <Button component={Link} to={`/officer-terms/${answer.termId}`} variant="contained">
        查看聘期
      </Button>
      <Button onClick={onAgain} variant="outlined">
        继续聘任下一位
      </Button>
      <Button component={Link} to={`/officer-schemes/${scheme.code}`}>
        返回方案
      </Button>
    </Box>
  </Panel>
);
