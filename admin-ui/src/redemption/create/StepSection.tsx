import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useId, useRef } from 'react';

interface Props {
  number: number;
  title: string;
  /** What was entered, shown while the step is closed. */
  summary: string | null;
  open: boolean;
  /** May the step be opened now? Later steps wait for the ones they rest on. */
  reachable: boolean;
  /** Shown after the person tried to go on. */
  problems: string[];
  onOpen(): void;
  /** Absent on the last step. */
  onNext?: () => void;
  children: ReactNode;
}

/**
 * One step of a form on one page: open with its fields, or closed to one line. Ctrl+Enter goes on; the heading
 * takes the focus when the step opens by going on, unless a field of it does.
 */
export function StepSection(props: Props) {
  const { number, title, summary, open, reachable, problems, onOpen, onNext, children } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const opened = useRef(open);
  useEffect(() => {
    if (open && !opened.current && !box.current?.contains(document.activeElement)) heading.current?.focus();
    opened.current = open;
  }, [open]);
  return (
    <Paper
      ref={box}
      component="section"
      variant="outlined"
      aria-labelledby={id}
      aria-current={open ? 'step' : undefined}
      sx={{ p: { xs: 1.5, md: 2 }, opacity: reachable ? 1 : 0.75 }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onNext) {
          event.preventDefault();
          event.stopPropagation();
          onNext();
        }
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography
          id={id}
          ref={heading}
          tabIndex={-1}
          variant="subtitle1"
          component="h2"
          sx={{ fontWeight: 600 }}
        >
          {number}. {title}
        </Typography>
        <Typography variant="body2" color="text.secondary" sx={{ flex: 1, minWidth: 0 }} noWrap>
          {open ? '' : (summary ?? '')}
        </Typography>
        {!open && reachable && (
          <Button size="small" onClick={onOpen} aria-label={`${summary ? '修改' : '填写'}：${title}`}>
            {summary ? '修改' : '填写'}
          </Button>
        )}
      </Box>
      {open && (
        <Box sx={{ mt: 1 }}>
          {children}
          {problems.length > 0 && (
            <Alert severity="warning" role="alert" sx={{ mt: 1 }}>
              {problems.join(' ')}
            </Alert>
          )}
          {onNext && (
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 1.5 }}>
              <Button variant="contained" onClick={onNext} aria-keyshortcuts="Control+Enter">
                下一步
              </Button>
              <Typography
                variant="caption"
                color="text.secondary"
                aria-hidden
                sx={{ display: { xs: 'none', md: 'block' } }}
              >
                Ctrl+Enter
              </Typography>
            </Box>
          )}
        </Box>
      )}
    </Paper>
  );
}
