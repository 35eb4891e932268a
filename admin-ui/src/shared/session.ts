import { useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from './http';
import type { Role, Session } from './types';

const KEY = ['session'] as const;

/** Who is signed in and whether this is a demonstration; undefined while not known. */
export function useSession(): Session | undefined {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: () => callApi<Session>('/session'),
    staleTime: 300_000,
    retry: false,
  });
  return data;
}

/** Forgets what is known of the session, after signing in or out. */
export function useForgetSession(): () => void {
  const client = useQueryClient();
  return () => client.removeQueries({ queryKey: KEY });
}

/** Whether an account may act in any of the roles. */
export const hasRole = (session: Session | undefined, ...roles: Role[]): boolean =>
  roles.some((role) => session?.account.roles.includes(role));

/** Somebody who has pages of his own as an officer, and none as staff. */
export const isOfficer = (session: Session | undefined): boolean =>
  hasRole(session, 'OFFICER') && session?.account.roles.length === 1;
