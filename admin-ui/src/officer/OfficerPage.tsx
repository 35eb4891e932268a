import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Loading, Title } from 'react-admin';
import { Link } from 'react-router-dom';
import { EmptyState, ProblemAlert } from '../shared';
import type { MyTermView } from './types';
import { ofTerm, useMyTerm } from './useMyTerms';

/** The frame of an officer's page: one column, first made for a phone; the term that it is about at the top. */
export function OfficerPage({
  title,
  back,
  children,
}: {
  title: string;
  /** Page to go back to; the home page itself has none. */
  back?: string;
  children: (term: MyTermView) => ReactNode;
}) {
  const { term, terms, error, refetch, isPending } = useMyTerm();
  return (
    <Stack spacing={2} sx={{ py: 1, maxWidth: 760, mx: 'auto', width: '100%' }}>
      <Title title={title} />
      {back && term && (
        <Box>
          <Link to={ofTerm(back, term)}>‹ 返回</Link>
        </Box>
      )}
      <Typography variant="h5" component="h2">
        {title}
      </Typography>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {terms && terms.current.length > 1 && <TermChoice terms={terms.current} chosen={term?.id} />}
      {term ? (
        children(term)
      ) : (
        <NoTerm earlier={terms !== undefined && terms.earlier.length > 0} known={terms !== undefined} />
      )}
    </Stack>
  );
}

function TermChoice({ terms, chosen }: { terms: MyTermView[]; chosen?: string }) {
  return (
    <Stack
      direction="row"
      spacing={1}
      useFlexGap
      sx={{ flexWrap: 'wrap' }}
      component="nav"
      aria-label="我的聘期"
    >
      {terms.map((term) => (
        <Chip
          key={term.id}
          component={Link}
          clickable
          to={`?term=${term.id}`}
          label={term.title}
          color={term.id === chosen ? 'primary' : 'default'}
          aria-current={term.id === chosen ? 'page' : undefined}
        />
      ))}
    </Stack>
  );
}

function NoTerm({ earlier, known }: { earlier: boolean; known: boolean }) {
  if (!known) return null;
  return (
    <EmptyState
      title="您目前没有正在履行的聘期"
      hint={earlier ? '以前的聘期可在“我的档案”中查看。' : '如有疑问，请联系聘任您的单位。'}
    />
  );
}
