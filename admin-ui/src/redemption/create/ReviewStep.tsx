import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import { yuanToFen } from '../../format';
import type { PolicyItemDetail } from '../../policyItem/types';
import { Facts, Money, ProblemAlert } from '../../shared';
import type { Draft } from './draft';
import { StoredFile } from './FileRow';

interface Props {
  draft: Draft;
  enterpriseName: string;
  item: PolicyItemDetail;
  /** What still keeps the application from being sent. */
  problems: string[];
  error: unknown;
  /** The buttons that send it. */
  children: ReactNode;
}

/** Last step: everything on one page, what is still missing, and the buttons. */
export function ReviewStep({ draft, enterpriseName, item, problems, error, children }: Props) {
  const files = item.guide.materials.flatMap((line) =>
    (draft.materials[line.key] ?? []).map((file) => ({ line, file })),
  );
  return (
    <Stack spacing={1.5}>
      <Facts
        rows={[
          { label: '企业', value: enterpriseName },
          { label: '事项', value: `${item.name}（第 ${item.version} 版）` },
          { label: '主管部门', value: item.departmentOrganisationName },
          { label: '申请金额', value: <Money fen={yuanToFen(draft.amount)} strong /> },
          {
            label: '材料',
            value:
              files.length === 0
                ? '未上传文件'
                : files.map(({ line, file }) => (
                    <Box key={file.id}>
                      {line.name}
                      <StoredFile file={file} />
                    </Box>
                  )),
          },
        ]}
      />
      {problems.length > 0 && (
        <Alert severity="info">
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Alert>
      )}
      <ProblemAlert error={error} />
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
        {children}
      </Stack>
    </Stack>
  );
}
