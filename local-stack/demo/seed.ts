import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '../../db/presets';
import { logIn, type Person } from './client';
import { DemoCase, type Login } from './demoCase';
import { seedDemoEvaluation } from './evaluationSeed';
import { seedDemoTerms } from './officerSeed';
import { type Story, stories } from './stories';

/** Cases that are driven at the same time. */
const AT_ONCE = 4;

export interface Seeded {
  /** Cases that stand where their story leads. */
  cases: number;
  /** Terms of officers that stand where their story leads. */
  terms: number;
  /** Rounds of the direct evaluation, when there is an inbox from which people answer. */
  rounds: number;
  ratings: number;
  complaints: number;
  /** One line for each that does not, with what went wrong. */
  problems: string[];
}

/**
 * Makes the cases and terms of the demonstration through the API at this address, as the demo accounts. Repeating it
 * finishes what is unfinished and changes nothing else. What goes wrong with one does not hold up the others.
 */
export async function seedDemoCases({
  apiUrl,
  messagesUrl,
}: {
  apiUrl: string;
  messagesUrl?: string;
}): Promise<Seeded> {
  const login = logins(apiUrl);
  const { cases, problems } = await seedRedemptions(login);
  const { terms, problems: ofTerms } = await seedDemoTerms(login);
  const evaluated = messagesUrl ? await seedDemoEvaluation(login, { apiUrl, messagesUrl }) : NO_EVALUATION;
  return { ...evaluated, cases, terms, problems: [...problems, ...ofTerms, ...evaluated.problems] };
}

const NO_EVALUATION = { rounds: 0, ratings: 0, complaints: 0, problems: [] };

/** Everybody logs in once. */
function logins(apiUrl: string): Login {
  const people = new Map<string, Promise<Person>>();
  return (username) => {
    const person = people.get(username) ?? logIn(apiUrl, username, DEMO_PASSWORD);
    people.set(username, person);
    return person;
  };
}

async function seedRedemptions(login: Login): Promise<Pick<Seeded, 'cases' | 'problems'>> {
  const problems: string[] = [];
  const attempt = async (story: Story, work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      problems.push(`${story.name}: ${error instanceof Error ? error.message : error}`);
      return false;
    }
  };
  const submitted: (() => Promise<boolean>)[] = [];
  for (const story of stories) {
    // One after the other, so that case numbers follow the order of the stories.
    const redemption = new DemoCase(story, login);
    if (await attempt(story, () => redemption.submit()))
      submitted.push(() => attempt(story, () => story.proceed(redemption)));
  }
  let cases = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = submitted.shift(); next; next = submitted.shift()) if (await next()) cases += 1;
    }),
  );
  return { cases, problems };
}

const markerOf = (dataDir: string) => join(dataDir, 'demo-cases.json');

/** True once all cases of the demonstration have been made with this data folder. */
export const hasDemoCases = (dataDir: string): boolean => existsSync(markerOf(dataDir));

/**
 * Makes the cases of the demonstration and notes it in the data folder. Never throws: what could not be made is told
 * and tried again at the next start.
 */
export async function makeDemoCases(options: {
  apiUrl: string;
  messagesUrl?: string;
  dataDir: string;
  say: (line: string) => void;
}): Promise<Seeded> {
  const seeded = await seedDemoCases({ apiUrl: options.apiUrl, messagesUrl: options.messagesUrl });
  for (const problem of seeded.problems) options.say(`  ${problem}`);
  if (seeded.problems.length === 0)
    writeFileSync(markerOf(options.dataDir), JSON.stringify({ ...seeded, problems: undefined }));
  return seeded;
}
