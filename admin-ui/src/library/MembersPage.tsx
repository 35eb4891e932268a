import Download from '@mui/icons-material/Download';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import type { LibraryView } from '../../../api/library/schemas';
import { choicesFrom, FilterSelect, Pager, Toolbar } from '../officer-scheme/ListTools';
import { useListState } from '../officer-scheme/useListState';
import { callApi, EmptyState, Panel, ProblemAlert } from '../shared';
import { AddMemberDialog } from './AddMemberDialog';
import { LeaveDialog } from './LeaveDialog';
import { MemberTable } from './MemberTable';
import { RevealDialog } from './RevealDialog';
import { type MemberWords, useMembers } from './useMembers';

const NO_WORDS: MemberWords = { name: '', phone: '' };

/** Members of the library without their names; the organiser adds, lets leave, and looks at one in full with a reason. */
export default function MembersPage() {
  const state = useListState(['leafId', 'ASC'], { serving: true });
  const [words, setWords] = useState(NO_WORDS);
  const [typed, setTyped] = useState(NO_WORDS);
  const [chosen, setChosen] = useState<string[]>([]);
  const [open, setOpen] = useState<'add' | 'leave' | null>(null);
  const [revealing, setRevealing] = useState<string | null>(null);
  const { data: library } = useQuery({
    queryKey: ['library', ''],
    queryFn: () => callApi<LibraryView>('/library'),
  });
  const { data, error, refetch } = useMembers(state, words);
  const mayEdit = library?.mayEdit ?? false;
  const leaves = Object.fromEntries((library?.leaves ?? []).map(({ leafId, label }) => [leafId, label]));
  const closed = () => {
    setOpen(null);
    setChosen([]);
  };
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="样本人员" />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1" sx={{ flex: 1 }}>
          样本人员
        </Typography>
        <Button component={Link} to="/library">
          样本库总览
        </Button>
        <Button
          component="a"
          startIcon={<Download />}
          href={`/api/library/members/export.xlsx?${state.exportQuery}`}
          download
        >
          导出（隐去个人信息）
        </Button>
        {mayEdit && (
          <>
            <Button variant="outlined" disabled={chosen.length === 0} onClick={() => setOpen('leave')}>
              离库（已选 {chosen.length}）
            </Button>
            <Button variant="contained" onClick={() => setOpen('add')}>
              增加人员
            </Button>
          </>
        )}
      </Box>
      <Panel title="名单">
        <Toolbar>
          <FilterSelect state={state} name="leafId" label="样本层" choices={choicesFrom(leaves)} />
          <FilterSelect
            state={state}
            name="serving"
            label="在库"
            choices={choicesFrom({ true: '在库', false: '已离库' })}
          />
          <FilterSelect
            state={state}
            name="hasPhone"
            label="联系方式"
            choices={choicesFrom({ true: '有手机', false: '无手机（寄信）' })}
          />
          <Box
            component="form"
            role="search"
            aria-label="按个人信息查找"
            sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}
            onSubmit={(event) => {
              event.preventDefault();
              setWords({ name: typed.name.trim(), phone: typed.phone.trim() });
              state.setPage(1);
            }}
          >
            <TextField
              label="姓名或单位"
              value={typed.name}
              autoComplete="off"
              onChange={(event) => setTyped({ ...typed, name: event.target.value })}
            />
            <TextField
              label="手机（完整号码）"
              value={typed.phone}
              autoComplete="off"
              onChange={(event) => setTyped({ ...typed, phone: event.target.value })}
            />
            <Button type="submit">查找</Button>
            {words !== NO_WORDS && (
              <Button
                onClick={() => {
                  setTyped(NO_WORDS);
                  setWords(NO_WORDS);
                }}
              >
                清除
              </Button>
            )}
          </Box>
        </Toolbar>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {data?.data.length === 0 && (
          <EmptyState title="没有符合条件的人员" hint="可放宽条件，或由组织单位批量导入。" />
        )}
        {data && data.data.length > 0 && (
          <MemberTable
            members={data.data}
            chosen={chosen}
            onChoose={mayEdit ? setChosen : undefined}
            onReveal={mayEdit ? setRevealing : undefined}
          />
        )}
        {data && data.total > 0 && <Pager state={state} total={data.total} capped={data.totalIsCapped} />}
      </Panel>
      {open === 'add' && library && <AddMemberDialog library={library} onClose={closed} />}
      {open === 'leave' && <LeaveDialog memberIds={chosen} onClose={closed} />}
      {revealing && <RevealDialog memberId={revealing} onClose={() => setRevealing(null)} />}
    </Stack>
  );
}
