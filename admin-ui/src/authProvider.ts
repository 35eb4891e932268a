import type { QueryClient } from '@tanstack/react-query';
import type { AuthProvider } from 'react-admin';
import { ApiError, callApi } from './shared/http';
import type { Session } from './shared/types';

/**
 * Session by cookie. An expired session leads to the login page and back to where the person was; a refusal by
 * role (403) is told on the page and does not sign out.
 */
export function createAuthProvider(queryClient: QueryClient): AuthProvider {
  const session = (): Promise<Session> =>
    queryClient.fetchQuery({
      queryKey: ['session'],
      queryFn: () => callApi<Session>('/session'),
      staleTime: 300_000,
      retry: false,
    });
  return {
    login: async ({ username, password }: { username: string; password: string }) => {
      await callApi('/session', { method: 'POST', body: { username, password } });
      queryClient.clear();
    },
    logout: async () => {
      await callApi('/session', { method: 'DELETE' }).catch((error: unknown) => {
        if (!(error instanceof ApiError) || error.status !== 401) throw error;
      });
      queryClient.clear();
    },
    checkAuth: async () => {
      await session().catch((error: unknown) => {
        // The login page itself says what to do; no second message.
        throw error instanceof ApiError && error.status === 401 ? { message: false } : error;
      });
    },
    checkError: async (error: unknown) => {
      if (error instanceof ApiError && error.status === 401) {
        queryClient.removeQueries({ queryKey: ['session'] });
        throw error;
      }
    },
    getIdentity: async () => {
      const { account } = await session();
      const place = account.organisation?.name ?? account.enterprise?.name;
      return { id: account.id, fullName: place ? `${account.displayName}（${place}）` : account.displayName };
    },
    // Asked on every page, public ones too: who is not signed in has none and is not sent away.
    getPermissions: async () => {
      try {
        return (await session()).account.roles;
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return [];
        throw error;
      }
    },
  };
}
