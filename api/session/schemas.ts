import { z } from 'zod';
import { ROLES } from '../../workflows/rules/redemption/types';

export const LogIn = z.object({
  username: z.string().trim().min(1, '请输入用户名').max(64),
  password: z.string().min(1, '请输入密码').max(256),
});

export const Account = z.object({
  id: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  roles: z.array(z.enum(ROLES)),
  organisation: z
    .object({ id: z.string(), name: z.string(), kind: z.string(), level: z.string() })
    .nullable(),
  enterprise: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Organs of schemes of officers that the person's organisation is. */
  schemes: z.array(z.object({ code: z.string(), organ: z.string() })),
  /** Schemes of officers that a supervisor or auditor looks after. */
  regionSchemes: z.array(z.string()),
  /** Schemes held in the city to which the person's organisation belongs. */
  citySchemes: z.array(z.string()),
  /** The person's own terms. */
  terms: z.array(z.object({ id: z.string(), schemeCode: z.string() })),
});
export type Account = z.output<typeof Account>;

export const SessionAnswer = z.object({ account: Account, demoMode: z.boolean() });
export type SessionAnswer = z.output<typeof SessionAnswer>;
