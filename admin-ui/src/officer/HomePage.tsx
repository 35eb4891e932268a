import EditNote from '@mui/icons-material/EditNote';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import { Facts, Instant, Panel } from '../shared';
import { HearingBanner } from './HearingBanner';
import { LightMark } from './LightMark';
import { OfficerPage } from './OfficerPage';
import { OwedList } from './OwedList';
import { SubmissionLine } from './SubmissionLine';
import type { MyTermView } from './types';
import { ofTerm } from './useMyTerms';

/** What I owe and until when, what is open against me, and the way to everything else. */
export default function HomePage() {
  return (
    <OfficerPage title="我的履职">
      {(term) => (
        <>
          <HearingBanner term={term} />
          <Button
            component={Link}
            to={ofTerm('/my/file', term)}
            variant="contained"
            size="large"
            startIcon={<EditNote />}
            disabled={term.endedAt !== null}
            sx={{ py: 1.5, fontSize: '1.1rem' }}
          >
            {term.drafts.length > 0 ? `报送（有${term.drafts.length}件草稿）` : '报送'}
          </Button>
          <Panel title="我要完成的" aside={<LightMark light={term.light} />}>
            <OwedList term={term} />
          </Panel>
          <Latest term={term} />
          <TermFacts term={term} />
          <More term={term} />
        </>
      )}
    </OfficerPage>
  );
}

function Latest({ term }: { term: MyTermView }) {
  return (
    <Panel title="最近报送" aside={<Link to={ofTerm('/my/submissions', term)}>全部</Link>}>
      {term.submissions.length === 0 && (
        <Typography variant="body2" color="text.secondary">
          还没有报送。点“报送”写下第一条。
        </Typography>
      )}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {term.submissions.slice(0, 5).map((each) => (
          <SubmissionLine key={each.id} submission={each} term={term} />
        ))}
      </Box>
    </Panel>
  );
}

function TermFacts({ term }: { term: MyTermView }) {
  return (
    <Panel title="我的聘期">
      <Facts
        rows={[
          { label: '身份', value: `${term.title}（${term.statusLabel}）` },
          { label: '方案', value: `${term.schemeName}（第${term.schemeVersion}版）` },
          { label: '聘期', value: `${term.from} 至 ${term.to}` },
          { label: '证书编号', value: term.certificateNo },
          { label: '运营单位', value: term.officeOrganisationName },
          ...(term.endedAt ? [{ label: '结束时间', value: <Instant at={term.endedAt} /> }] : []),
        ]}
      />
    </Panel>
  );
}

const PAGES: [path: string, label: string][] = [
  ['/my/gatherings', '活动邀请'],
  ['/my/leave', '请假'],
  ['/my/certificate', '我的证书'],
  ['/my/record', '我的档案'],
  ['/my/matters', '申请与确认'],
];

function More({ term }: { term: MyTermView }) {
  return (
    <Stack component="nav" aria-label="更多" direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
      {PAGES.map(([path, label]) => (
        <Button key={path} component={Link} to={ofTerm(path, term)} variant="outlined">
          {label}
        </Button>
      ))}
    </Stack>
  );
}
