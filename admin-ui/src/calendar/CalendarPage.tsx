import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Title } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { Panel, ProblemAlert } from '../shared';
import { NoticeForm } from './NoticeForm';
import { PublicationPanel } from './PublicationPanel';
import { useVersion, useVersions } from './useCalendars';
import { VersionTable } from './VersionTable';
import { YearView } from './YearView';

/** Versions of the calendar: load a year's notice, see what it moves, publish it, follow the cases. */
export default function CalendarPage() {
  const [search, setSearch] = useSearchParams();
  const [loading, setLoading] = useState(false);
  const versions = useVersions();
  const inForce = versions.data?.find(({ status }) => status === 'PUBLISHED')?.version ?? null;
  const shown = search.get('version') ?? inForce;
  const version = useVersion(shown);
  const published = useVersion(inForce);
  const show = (next: string) => setSearch({ version: next });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="工作日历" />
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}>
        <Typography variant="h5" component="h1">
          工作日历
        </Typography>
        {!loading && (
          <Button variant="contained" onClick={() => setLoading(true)}>
            录入年度放假安排
          </Button>
        )}
      </Stack>
      <ProblemAlert error={versions.error} onRetry={() => void versions.refetch()} />
      {loading && published.data && (
        <NoticeForm
          published={published.data.content}
          onDrafted={(drafted) => {
            setLoading(false);
            show(drafted);
          }}
          onClose={() => setLoading(false)}
        />
      )}
      <Panel title="版本">
        <VersionTable versions={versions.data ?? []} shown={shown} onShow={show} />
      </Panel>
      <ProblemAlert error={version.error} onRetry={() => void version.refetch()} />
      {version.data && (
        <>
          <PublicationPanel key={version.data.version} calendar={version.data} />
          <YearView key={`year ${version.data.version}`} calendar={version.data.content} />
        </>
      )}
    </Stack>
  );
}
