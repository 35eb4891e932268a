import Box from '@mui/material/Box';
import { EmptyState, Panel } from '../shared';
import { OfficerPage } from './OfficerPage';
import { SubmissionLine } from './SubmissionLine';

/** Everything that I filed in this term, and my drafts. */
export default function SubmissionsPage() {
  return (
    <OfficerPage title="我的报送" back="/my">
      {(term) => (
        <>
          {term.drafts.length > 0 && (
            <Panel title={`草稿（${term.drafts.length}）`}>
              <Lines>
                {term.drafts.map((each) => (
                  <SubmissionLine key={each.id} submission={each} term={term} />
                ))}
              </Lines>
            </Panel>
          )}
          <Panel title={`已报送（${term.submissions.length}）`}>
            {term.submissions.length === 0 && (
              <EmptyState title="还没有报送" hint="回到上一页，点“报送”写下第一条。" />
            )}
            <Lines>
              {term.submissions.map((each) => (
                <SubmissionLine key={each.id} submission={each} term={term} />
              ))}
            </Lines>
          </Panel>
        </>
      )}
    </OfficerPage>
  );
}

const Lines = ({ children }: { children: React.ReactNode }) => (
  <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
    {children}
  </Box>
);
