import { demoOfficers, presetId } from '../../db/presets';
import type { Login } from './demoCase';
import { type TermStory, termStories } from './officerStories';
import { DemoTerm, inDays, isDoneOnAnotherDay } from './officerTerm';

/** Terms that are driven at the same time. */
const AT_ONCE = 6;

export interface SeededTerms {
  /** Terms that stand where their story leads. */
  terms: number;
  problems: string[];
}

/**
 * Appoints the officers of the demonstration and lets them serve. Repeating it finishes what is unfinished and changes
 * nothing else. Places of a scheme are given one after the other, schemes at the same time.
 */
export async function seedDemoTerms(login: Login): Promise<SeededTerms> {
  const problems: string[] = [];
  const appointed: { story: TermStory; term: DemoTerm }[] = [];
  const attempt = async (name: string, work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : error}`);
      return false;
    }
  };
  await Promise.all(
    Object.values(termStories).map(async (stories) => {
      for (const story of stories) {
        const officer = demoOfficers.find(({ username }) => username === story.username);
        if (!officer) throw new Error(`no demo officer ${story.username}`);
        const term = new DemoTerm(officer, login);
        if (await attempt(story.username, () => term.appoint(story.start))) appointed.push({ story, term });
      }
    }),
  );
  let terms = 0;
  const waiting = [...appointed];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { story, term } = next;
        if (await attempt(story.username, async () => story.proceed?.(term))) terms += 1;
      }
    }),
  );
  const termIds = (scheme: string) =>
    appointed.filter(({ term }) => term.officer.schemeCode === scheme).map(({ term }) => term.id);
  await attempt('la-session', () => planSession(login));
  await attempt('hb-meeting', () => planMeeting(login, 'HB', termIds('HB')));
  return { terms, problems };
}

interface Pairs {
  proposed: { members: { termId: string }[] }[];
}

/** The month's session in Lu'an, with the two pairs whose turn it is. */
async function planSession(login: Login): Promise<void> {
  const office = await login('la-yunying1');
  const target = 'LA-TAX';
  const { proposed } = await office.get<Pairs>(
    `/gatherings/pairs?schemeCode=LA&targetOrganisationId=${target}&groups=2`,
  );
  await plan(login, 'la-yunying1', {
    schemeCode: 'LA',
    kind: 'SESSION',
    theme: '办税服务集中体验',
    contents: ['取号等候体验', '窗口服务质量观察', '自助办税设备使用体验'],
    place: '市政务服务中心一楼税务窗口',
    startsAt: `${inDays(3)}T01:30:00.000Z`,
    targetOrganisationId: target,
    termIds: proposed.flatMap(({ members }) => members.map(({ termId }) => termId)),
  });
}

async function planMeeting(login: Login, schemeCode: string, termIds: string[]): Promise<void> {
  await plan(login, 'hb-yunying1', {
    schemeCode,
    kind: 'MEETING',
    theme: '本季度营商环境联席会议',
    contents: ['通报意见建议办理情况', '研究企业反映集中的问题'],
    place: '区政务服务中心三楼会议室',
    convener: '选聘单位主要负责人',
    startsAt: `${inDays(10)}T01:00:00.000Z`,
    sittingInOrganisationIds: ['HBQ-MARKET', 'HBQ-SERVICES'],
    termIds,
  });
}

async function plan(
  login: Login,
  username: string,
  body: { schemeCode: string; [field: string]: unknown },
): Promise<void> {
  const office = await login(username);
  try {
    await office.post('/gatherings', body, presetId(`demo-gathering/${body.schemeCode}`));
  } catch (error) {
    if (!isDoneOnAnotherDay(error)) throw error;
  }
}
