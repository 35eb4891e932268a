import Notifications from '@mui/icons-material/NotificationsNone';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import Popover from '@mui/material/Popover';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { formatInstant } from '../format';
import { callApi, newIdempotencyKey } from '../shared/http';
import { ProblemAlert } from '../shared/ProblemAlert';
import { isOfficer, useSession } from '../shared/session';
import { subjectPage } from '../shared/subjectPages';

interface NotificationView {
  id: string;
  title: string;
  body?: string | null;
  subjectType: string;
  subjectId: string;
  createdAt: string;
  readAt: string | null;
}

/** What the system has told me; opening one marks it read and goes to what it is about. */
export const NotificationBell = () => {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const client = useQueryClient();
  const navigate = useNavigate();
  const session = useSession();
  const { data, error } = useQuery({
    queryKey: ['notifications'],
    queryFn: () => callApi<{ data: NotificationView[]; total: number }>('/notifications?perPage=20'),
    refetchInterval: 60_000,
  });
  const read = useMutation({
    mutationFn: (id: string) =>
      callApi(`/notifications/${id}/read`, { method: 'POST', body: {}, idempotencyKey: newIdempotencyKey() }),
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  });
  const rows = data?.data ?? [];
  const unread = rows.filter((row) => !row.readAt);
  const follow = (row: NotificationView) => {
    if (!row.readAt) read.mutate(row.id);
    setOpen(false);
    const page = subjectPage(row, isOfficer(session));
    if (page) navigate(page);
  };
  return (
    <>
      <IconButton
        ref={anchor}
        color="inherit"
        aria-label={unread.length > 0 ? `通知，${unread.length} 条未读` : '通知，没有未读'}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Badge badgeContent={unread.length || null} color="primary" aria-hidden>
          <Notifications />
        </Badge>
      </IconButton>
      <Popover
        open={open}
        onClose={() => setOpen(false)}
        anchorEl={anchor.current}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': '通知', sx: { width: 380, maxHeight: 480 } } }}
      >
        <ProblemAlert error={error ?? read.error} />
        {rows.length === 0 && !error && (
          <Box sx={{ p: 2, color: 'text.secondary' }}>没有通知。时限将到、催办和督办会在这里提醒您。</Box>
        )}
        <List dense aria-label="通知列表">
          {rows.map((row) => (
            <ListItem key={row.id} disablePadding>
              <ListItemButton onClick={() => follow(row)}>
                <ListItemText
                  primary={row.readAt ? row.title : `● ${row.title}`}
                  secondary={
                    <>
                      {row.body && <span style={{ display: 'block' }}>{row.body}</span>}
                      {formatInstant(row.createdAt)}
                      {row.readAt ? '' : '　未读'}
                    </>
                  }
                  slotProps={{ primary: { fontWeight: row.readAt ? 400 : 600 } }}
                />
              </ListItemButton>
            </ListItem>
          ))}
        </List>
        {unread.length > 0 && (
          <Box sx={{ p: 1, textAlign: 'right' }}>
            <Button
              size="small"
              onClick={() => {
                for (const row of unread) read.mutate(row.id);
              }}
            >
              全部标为已读
            </Button>
          </Box>
        )}
      </Popover>
    </>
  );
};
