import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LibraryView } from '../../../api/library/schemas';
import { callApi } from '../shared';
import { SheetImport } from '../shared/SheetImport';

/** Members by a table, for one of the rounds that have not been frozen. */
export default function LibraryImportPage() {
  const [round, setRound] = useState('');
  const { data: library } = useQuery({
    queryKey: ['library', ''],
    queryFn: () => callApi<LibraryView>('/library'),
  });
  const wanted = round || (library ? `${library.round.year}/${library.round.number}` : '');
  const [year, number] = wanted.split('/');
  return (
    <SheetImport
      title="样本库导入"
      intro={
        <>
          <Typography variant="body2">
            每行一名，带星号的必填；“样本层”照模板中的写法。没有手机的，邀请由推荐单位转交信函。同一人只能入库一次，只写了样本层的空行会跳过。
          </Typography>
          {library && (
            <TextField
              select
              label="作为哪一轮的样本"
              value={wanted}
              onChange={(event) => setRound(event.target.value)}
              sx={{ maxWidth: 260, display: 'block', mt: 2 }}
            >
              {library.rounds
                .filter(({ frozen }) => !frozen)
                .map((each) => (
                  <MenuItem key={`${each.year}/${each.number}`} value={`${each.year}/${each.number}`}>
                    {each.year} 年第 {each.number} 轮
                  </MenuItem>
                ))}
            </TextField>
          )}
        </>
      }
      template="/api/library/import-template.xlsx"
      path={wanted ? `/library/import?year=${year}&number=${number}` : null}
      about="library"
      verb="导入"
      unit="名"
      back={{ to: '/library', label: '返回样本库' }}
    />
  );
}
