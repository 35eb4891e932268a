import { presetId } from '../../db/presets/uuid';
import { ApiProblem, type Person } from './client';
import type { Login } from './demoCase';

type Step = [username: string, command: string, from: string, body: object];

/** A complaint of the demonstration and the steps that follow, each with the status from which it is taken. */
interface ComplaintStory {
  name: string;
  objectId: string;
  kinds: string[];
  text: string;
  contact?: { name: string; phone: string; consent: true };
  steps: Step[];
  withdrawn?: true;
}

const pass = (note: string): Step => ['ge-zuzhi1', 'verify-and-pass', 'REGISTERED', { note }];
const signFor = (username: string): Step => [username, 'sign-for', 'PASSED_ON', {}];
const answer = (username: string, note: string): Step => [username, 'answer', 'HANDLING', { note }];
const accept = (reply: string): Step => ['ge-zuzhi2', 'review-answer', 'ANSWERED', { accept: true, reply }];
const contact = { name: '演示投诉人', phone: '19900008888', consent: true as const };

/** One for each state in which a complaint can stand. */
const STORIES: ComplaintStory[] = [
  {
    name: 'registered',
    objectId: 'JK',
    kinds: ['DELAY'],
    text: '厂房租金补贴的申请交上去一个多月，几次询问都说还在研究，没有书面答复。',
    steps: [],
  },
  {
    name: 'passed-on',
    objectId: 'GY-AIR-DEFENCE',
    kinds: ['MATERIALS'],
    text: '易地建设费减免的材料补交过两次，第三次又要求提供清单以外的证明。',
    steps: [pass('反映重复索要清单以外的材料，请核实并一次性告知。')],
  },
  {
    name: 'handling',
    objectId: 'GY-INDUSTRY',
    kinds: ['POLICY'],
    text: '公示的奖补政策写明当年兑现，到窗口咨询时工作人员说不清楚由谁受理。',
    steps: [pass('反映政策受理口径不清，请核实整改。'), signFor('jingban1')],
  },
  {
    name: 'answered',
    objectId: 'JK',
    kinds: ['ATTITUDE', 'DELAY'],
    text: '窗口只开一个，排队近两小时，询问时工作人员态度生硬。',
    contact,
    steps: [
      pass('反映窗口少、等候久、态度生硬，请核实整改。'),
      signFor('ge-jkq'),
      answer('ge-jkq', '已增开两个窗口，对当班人员批评教育，并在显著位置公示监督电话。'),
    ],
  },
  {
    name: 'callback',
    objectId: 'GY-URBAN',
    kinds: ['FEES'],
    text: '办理占道许可时被要求另交保证金，没有看到收费依据。',
    contact,
    steps: [
      pass('反映收取保证金没有依据，请核实整改。'),
      signFor('ge-chengguan'),
      answer('ge-chengguan', '经核实属误收，已全额退还，并清理了窗口公示的收费项目。'),
      accept('您反映的保证金已退还，收费项目已重新公示。'),
    ],
  },
  {
    name: 'closed',
    objectId: 'GY-URBAN',
    kinds: ['DELAY'],
    text: '户外招牌备案承诺三个工作日，等了八天才通知。',
    contact,
    steps: [
      pass('反映备案超过承诺时限，请核实整改。'),
      signFor('ge-chengguan'),
      answer('ge-chengguan', '已办结并说明原因，备案改为当日办结。'),
      accept('您的备案已办结，以后此类事项当日办结。'),
      ['ge-zuzhi1', 'call-back', 'CALLBACK', { result: 'REACHED', satisfaction: 4 }],
    ],
  },
  {
    name: 'dismissed',
    objectId: 'GY-INDUSTRY',
    kinds: ['OTHER'],
    text: '小区物业不让安装充电桩，希望帮忙协调。',
    steps: [
      [
        'ge-zuzhi1',
        'dismiss',
        'REGISTERED',
        {
          ground: 'NOT_COMPETENT',
          note: '不属于被评价单位的职责。',
          addressee: '市住房城乡建设局',
          reply: '您反映的事项请向市住房城乡建设局提出。',
        },
      ],
    ],
  },
  {
    name: 'withdrawn',
    objectId: 'GY-AIR-DEFENCE',
    kinds: ['ATTITUDE'],
    text: '咨询电话连续三天没有人接听。',
    steps: [],
    withdrawn: true,
  },
];

const idOf = ({ name }: ComplaintStory): string => presetId(`demo-complaint/${name}`);

/** Hands all complaints in, as the public does. A worker registers them within seconds: do this before other work. */
export async function fileComplaints(apiUrl: string): Promise<void> {
  for (const story of STORIES) {
    const { objectId, kinds, text, contact: given = null } = story;
    const body = { id: idOf(story), objectId, kinds, text, contact: given };
    const { trackingCode } = await publicly<{ trackingCode: string }>(apiUrl, '', body);
    if (story.withdrawn) await publicly(apiUrl, '/withdraw', { trackingCode });
  }
}

/** Leads every complaint to where its story ends; run again it goes on where it stands. Tells how many stand there. */
export async function handleComplaints(login: Login): Promise<number> {
  const office = await login('ge-zuzhi1');
  for (const story of STORIES) {
    const id = idOf(story);
    let status = await registered(office, id);
    for (const [username, command, from, body] of story.steps) {
      if (status !== from) continue;
      const person = await login(username);
      await person.post(
        `/follow-ups/${id}/${command}`,
        body,
        presetId(`demo-complaint/${story.name}/${command}`),
      );
      status = await statusOf(office, id);
    }
  }
  return STORIES.length;
}

const statusOf = async (office: Person, id: string): Promise<string> =>
  (await office.get<{ status: string }>(`/follow-ups/${id}`)).status;

/** Its status, once a worker has begun with it. */
async function registered(office: Person, id: string): Promise<string> {
  for (let nth = 0; ; nth += 1) {
    try {
      return await statusOf(office, id);
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 404) || nth === 60) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

async function publicly<T>(apiUrl: string, path: string, body: object): Promise<T> {
  const answer = await fetch(`${apiUrl}/api/public/complaints${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`complaint: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
