import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import type { CaseHistory } from './types';

/** Whether the audit chain is whole and agrees with the engine's history; what is wrong, line by line. */
export function CheckResults({ history }: { history: Pick<CaseHistory, 'chain' | 'reconciliation'> }) {
  const { chain, reconciliation } = history;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
      <Result
        ok={chain.ok}
        title={chain.ok ? '审计链完整' : '审计链有问题'}
        text={`共 ${chain.length} 条记录，逐条核对前后指纹${chain.ok ? '，无改动、缺失、插入或换序。' : '，发现以下问题：'}`}
        lines={chain.problems}
      />
      <Result
        ok={reconciliation.ok}
        title={reconciliation.ok ? '记录与流程一致' : '记录与流程不一致'}
        text={
          reconciliation.ok ? '审计记录与流程引擎的历史逐步相符。' : '审计记录与流程引擎的历史有以下出入：'
        }
        lines={reconciliation.differences}
      />
    </Box>
  );
}

export function Result(props: { ok: boolean; title: string; text: string; lines: string[] }) {
  return (
    <Alert severity={props.ok ? 'success' : 'warning'} role={props.ok ? 'status' : 'alert'}>
      <AlertTitle>{props.title}</AlertTitle>
      {props.text}
      {props.lines.length > 0 && (
        <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
          {props.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
