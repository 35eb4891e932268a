import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useParams } from 'react-router-dom';
import { ProblemAlert, useSession } from '../shared';
import { SheetImport } from '../shared/SheetImport';
import type { RowDetail } from '../shared/SheetReportTable';
import { AccessSlips } from './AccessSlips';
import { PLAIN_LINKS } from './links';
import { SchemeHeader } from './SchemeHeader';
import type { ImportReport, OfficerSchemeView } from './types';
import { isOffice, schemePath, useScheme } from './useScheme';

type Row = ImportReport['rows'][number];

/** Appoints many by a sheet; who may sign in for the first time gets a slip with a password. */
export default function ImportPage() {
  const { code = '' } = useParams();
  const session = useSession();
  const { data: scheme, error, refetch } = useScheme(code);
  return (
    <Box sx={PLAIN_LINKS}>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {scheme &&
        (isOffice(session, scheme) ? (
          <Import scheme={scheme} />
        ) : (
          <ProblemAlert error={new Error('只有该方案的运营单位可以办理聘任。')} />
        ))}
    </Box>
  );
}

const Import = ({ scheme }: { scheme: OfficerSchemeView }) => (
  <SheetImport<Row>
    title="批量导入聘任"
    header={<SchemeHeader scheme={scheme} office={false} />}
    intro={
      <Typography variant="body2">
        模板的各列按本方案的条件列出，带星号的必填；第一行为示例，请删除后填写，每行一人。
      </Typography>
    }
    template={`/api${schemePath(scheme.code)}/import-template.xlsx`}
    path={`${schemePath(scheme.code)}/import`}
    about="officer-schemes"
    verb="聘任"
    unit="人"
    table={{ nameHead: '姓名或名称', detailOf, mostGood: Number.POSITIVE_INFINITY }}
    after={(rows) => <Slips rows={rows} title={scheme.title} />}
    back={{ to: `/officer-schemes/${scheme.code}`, label: '返回方案' }}
  />
);

const detailOf = ({ termId, result, certificateNo }: Row): RowDetail => ({
  to: termId ? `/officer-terms/${termId}` : null,
  note: certificateNo,
  ...(result === 'READY_WITHOUT_LETTER' ? { mark: { tone: 'todo', label: '待补承诺书' } as const } : {}),
});

function Slips({ rows, title }: { rows: readonly Row[]; title: string }) {
  const slips = rows.flatMap(({ name, access }) => (access ? [{ name, ...access }] : []));
  return slips.length > 0 ? <AccessSlips slips={slips} title={title} /> : null;
}
