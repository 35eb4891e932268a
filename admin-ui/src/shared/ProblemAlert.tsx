import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { problemOf } from './http';

/** Why something was refused or failed: the sentence, the rule, what to report. Nothing when there is no error. */
export const ProblemAlert = ({ error, onRetry }: { error: unknown; onRetry?: () => void }) => {
  if (!error) return null;
  const problem = problemOf(error);
  const marks = [
    problem.ruleId && `依据 ${problem.ruleId}`,
    problem.code && `代码 ${problem.code}`,
    problem.requestId && `请求编号 ${problem.requestId}`,
  ].filter(Boolean);
  return (
    <Alert
      severity="warning"
      role="alert"
      sx={{ my: 1 }}
      action={
        onRetry && (
          <Button color="inherit" size="small" onClick={onRetry}>
            重试
          </Button>
        )
      }
    >
      <AlertTitle>{problem.title}</AlertTitle>
      {problem.detail}
      {(problem.errors ?? []).length > 0 && (
        <ul style={{ margin: '4px 0', paddingInlineStart: 20 }}>
          {problem.errors!.map((entry) => (
            <li key={`${entry.field}${entry.code}`}>{entry.message}</li>
          ))}
        </ul>
      )}
      <Typography variant="caption" component="p">
        {marks.join('　')}
      </Typography>
    </Alert>
  );
};
