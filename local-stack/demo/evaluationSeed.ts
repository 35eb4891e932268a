import { demoMoods, demoRounds } from '../../db/presets/demo/ratings';
import { presetId } from '../../db/presets/uuid';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { proposeAward } from './awardSeed';
import { fileComplaints, handleComplaints } from './complaintSeed';
import type { Login } from './demoCase';
import { DemoRound, type RoundStory } from './evaluationRound';
import { seedDemoRatings } from './ratingSeed';

export interface SeededEvaluation {
  rounds: number;
  ratings: number;
  complaints: number;
  problems: string[];
}

/**
 * The direct evaluation of the demonstration: two rounds whose periods are over, published with their measures, and one
 * whose collection runs; codes, ratings, complaints, papers, the award of the year. Repeating it finishes what is
 * unfinished.
 */
export async function seedDemoEvaluation(
  login: Login,
  places: { apiUrl: string; messagesUrl: string },
): Promise<SeededEvaluation> {
  const problems: string[] = [];
  const attempt = async (name: string, work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : error}`);
      return false;
    }
  };
  const { past, now } = demoRounds(chinaDate(new Date().toISOString()));
  const stories: RoundStory[] = [
    { ...past[0], sheets: 300, mood: demoMoods[0] },
    { ...past[1], sheets: 300, mood: demoMoods[1] },
    { ...now, sheets: 184, mood: {} },
  ];
  const tried = new Set<string>();
  let rounds = 0;
  await attempt('addressees', () => sendScheme(login));
  await attempt('complaints', () => fileComplaints(places.apiUrl));
  for (const story of stories) {
    const round = new DemoRound(story, login, { ...places, tried });
    if (await attempt(`round ${story.year}/${story.number}`, () => round.proceed())) rounds += 1;
    else break;
  }
  await attempt('measures', () => takeFirstSteps(login));
  await attempt('award', () => proposeAward(login, past[1].year));
  let ratings = 0;
  await attempt('ratings', async () => {
    ratings = await seedDemoRatings(login, places.apiUrl);
  });
  let complaints = 0;
  await attempt('complaints and their handling', async () => {
    complaints = await handleComplaints(login);
  });
  return { rounds, ratings, complaints, problems };
}

/** The scheme went to every evaluated body; two have signed. */
async function sendScheme(login: Login): Promise<void> {
  const office = await login('ge-zuzhi1');
  const { data } = await office.get<{ data: { inForce: { organisationId: string | null } | null }[] }>(
    '/evaluation-objects',
  );
  const organisationIds = data.flatMap(({ inForce }) => inForce?.organisationId ?? []);
  await office.post(
    '/evaluation-scheme/records',
    {
      kind: 'ADDRESSEE',
      title: '关于印发营商环境“背靠背”直接评价工作方案等的通知',
      heldOn: '2022-09-06',
      organisationIds,
    },
    presetId('demo-scheme/addressees'),
  );
  for (const username of ['ge-jkq', 'jingban1']) {
    const unit = await login(username);
    const { data: mine } = await unit.get<{
      data: { id: string; kind: string; answeredAt: string | null }[];
    }>('/evaluation-scheme/records');
    for (const { id, kind, answeredAt } of mine) {
      if (kind !== 'ADDRESSEE' || answeredAt) continue;
      await unit.post(`/evaluation-scheme/records/${id}/receipt`, {}, presetId(`demo-scheme/receipt/${id}`));
    }
  }
}

interface MeasureRow {
  id: string;
  kind: string;
  status: string;
  objectId: string;
  streak: number;
}

const day = (ahead: number) => chinaDate(new Date(Date.now() + ahead * 86_400_000).toISOString());

/** The development zone stands on both rungs: its first rectification is under way, its interview is called. */
async function takeFirstSteps(login: Login): Promise<void> {
  const office = await login('ge-zuzhi1');
  const { data } = await office.get<{ data: MeasureRow[] }>('/measures?perPage=200');
  const own = data.filter(({ objectId }) => objectId === 'JK');
  const first = own.find(({ kind, streak }) => kind === 'RECTIFY' && streak === 1);
  const take = async (username: string, measure: MeasureRow, command: string, body: object) => {
    const person = await login(username);
    await person.post(
      `/measures/${measure.id}/${command}`,
      body,
      presetId(`demo-measure/${measure.id}/${command}`),
    );
  };
  if (first?.status === 'DUE') {
    await take('ge-zuzhi1', first, 'notify', {
      dueOn: day(60),
      note: '本轮评价中办事效率、解决问题两个方面得分偏低，请制定专项整改方案，逐项明确措施和时限。',
    });
    await take('ge-jkq', first, 'submit-plan', {
      note: '由管委会主任牵头，成立专项整改组，按月调度。',
      items: [
        { text: '企业开办“一窗通办”，压减办理环节', dueOn: day(25) },
        { text: '建立企业诉求台账，三日内答复', dueOn: day(35) },
        { text: '窗口人员服务规范培训并公示投诉电话', dueOn: day(45) },
      ],
    });
    await take('ge-zuzhi2', first, 'answer-plan', { accept: true });
  }
  const interview = own.find(({ kind, status }) => kind === 'INTERVIEW' && status === 'DUE');
  if (interview) {
    await take('ge-zhengfu1', interview, 'convene', {
      meetsAt: `${day(7)}T01:30:00.000Z`,
      note: '请管委会主要负责同志到会，说明连续两次处于末位的原因和整改安排。',
    });
  }
}
