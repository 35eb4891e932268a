import type { Express } from 'express';
import request, { type Agent } from 'supertest';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { keyed } from './support';

export const TODAY = chinaDate(new Date().toISOString());

/** The form of somebody whom nothing stands against in scheme BT. */
export const form = (name: string, changes: object = {}) => ({
  officer: {
    name,
    birthDate: '1985-03-04',
    phone: '13800138000',
    unitName: '保亭槟榔合作社',
    industry: '农业',
    bankName: '海南农商银行',
    bankAccount: '6222000011112222',
  },
  channel: 'ORG',
  category: { code: 'CPPCC' },
  start: TODAY,
  ...changes,
});

export interface Appointed {
  termId: string;
  officerId: string;
  access: { username: string; password: string };
}

/** Appoints by the interface and answers what was told. */
export async function appointed(office: Agent, code: string, body: object): Promise<Appointed> {
  const answer = await office.post(`/api/officer-schemes/${code}/terms`).set(keyed()).send(body);
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
}

/** An agent that is logged in with a one-time password. */
export async function loggedInWith(app: Express, access: Appointed['access']): Promise<Agent> {
  const agent = request.agent(app);
  const answer = await agent.post('/api/session').send(access);
  if (answer.status !== 200) throw new Error(`${access.username}: ${answer.status} ${answer.text}`);
  return agent;
}
