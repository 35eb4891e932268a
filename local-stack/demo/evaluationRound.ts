import { presetId } from '../../db/presets';
import { chance, levelOf, usualMood } from '../../db/presets/chance';
import { ApiProblem, type Person } from './client';
import type { Login } from './demoCase';

/** A round of the demonstration and how far it is led. */
export interface RoundStory {
  year: number;
  number: number;
  /** Sheets that come in; fewer than all leave the round open. */
  sheets: number;
  /** How content people are with some objects, 0 to 1; the others come out by themselves. */
  mood: Record<string, number>;
}

interface RoundRow {
  id: string;
  year: number;
  number: number;
  status: string;
}

interface OpenedBallot {
  questionnaire: { questions: { id: string; options: { code: string; scored: boolean }[] }[] };
  objects: { id: string }[];
}

const DONE = ['PUBLISHED', 'MEASURES', 'BOOKED'];
const SHEETS_AT_ONCE = 6;
/** The round that is left collecting, and those that close by the demo clock once all sheets are in. */
const OPEN_MINUTES = 20 * 24 * 60;
const CLOSING_MINUTES = 10;

/** Leads one round through its steps as its people would; run again it goes on where it stands. */
export class DemoRound {
  id = '';

  constructor(
    private readonly story: RoundStory,
    private readonly login: Login,
    private readonly places: { apiUrl: string; messagesUrl: string; tried: Set<string> },
  ) {}

  private get name(): string {
    return `demo-round/${this.story.year}/${this.story.number}`;
  }

  private key = (step: string): string => presetId(`${this.name}/${step}`);

  async proceed(): Promise<void> {
    const { year, number, sheets } = this.story;
    const office = await this.login('ge-zuzhi1');
    await this.refreshLibrary(office);
    this.id = (await this.find(office))?.id ?? (await this.begin(office));
    for (let nth = 0; nth < 40; nth += 1) {
      const { status } = (await this.find(office))!;
      if (status === 'PREPARING') await this.step(office, 'prepare');
      else if (status === 'PREPARED') await this.step(office, 'draw');
      else if (status === 'DRAWN')
        await this.step(office, 'open', {
          closesAt: inMinutes(sheets < 300 ? OPEN_MINUTES : CLOSING_MINUTES),
        });
      else if (status === 'OPEN') {
        await this.collect(office);
        if (sheets < 300) return;
        await office.post(
          `/demo/evaluation-rounds/${this.id}/forward`,
          { to: 'NEXT_DUE' },
          this.key('forward'),
        );
        await pause(500);
      } else if (status === 'RANKED') {
        await this.step(await this.login('ge-zuzhi2'), 'review', { approve: true });
      } else if (status === 'REVIEWED') await this.step(office, 'publish');
      else if (DONE.includes(status)) {
        if (status === 'BOOKED') return;
        await pause(500);
      } else await pause(500);
    }
    throw new Error(`round ${year}/${number} does not get on`);
  }

  /** Those who stay are confirmed for the round; nobody of the demonstration leaves. */
  private async refreshLibrary(office: Person): Promise<void> {
    const { year, number } = this.story;
    const { leaves } = await office.get<{ leaves: { leafId: string; stale: number }[] }>(
      `/library?year=${year}&number=${number}`,
    );
    if ((await this.find(office)) !== undefined) return;
    const leafIds = leaves.filter(({ stale }) => stale > 0).map(({ leafId }) => leafId);
    if (leafIds.length === 0) return;
    await office.post('/library/confirm', { leafIds, round: { year, number } }, this.key('confirm'));
  }

  private async find(office: Person): Promise<RoundRow | undefined> {
    const { data } = await office.get<{ data: RoundRow[] }>('/evaluation-rounds?perPage=100');
    return data.find(
      (row) => row.year === this.story.year && row.number === this.story.number && row.status !== 'VOIDED',
    );
  }

  private async begin(office: Person): Promise<string> {
    const { year, number } = this.story;
    await office.post('/evaluation-rounds', { year, number }, this.key('begin'));
    return (await this.find(office))!.id;
  }

  private async step(person: Person, command: string, body: object = {}): Promise<void> {
    try {
      await person.post(`/evaluation-rounds/${this.id}/${command}`, body, this.key(command));
    } catch (error) {
      // A step that the process has taken by itself meanwhile.
      if (!(error instanceof ApiProblem && error.code === 'WRONG_STATUS')) throw error;
    }
  }

  /** Answers by the links that came to the inbox, as the people drawn would. */
  private async collect(office: Person): Promise<void> {
    const links = await this.links(office);
    const missing = await this.missing(office);
    const waiting = links.filter((link) => !this.places.tried.has(link)).slice(0, missing);
    let ballot: OpenedBallot | undefined;
    await Promise.all(
      Array.from({ length: SHEETS_AT_ONCE }, async () => {
        for (let link = waiting.shift(); link; link = waiting.shift()) {
          this.places.tried.add(link);
          const token = link.split('#')[1]!;
          ballot ??= await this.public<OpenedBallot>('/public/ballot/open', { token });
          if (!ballot) continue;
          await this.public('/public/ballot/submit', { token, sheet: sheetOf(ballot, token, this.story) });
        }
      }),
    );
  }

  /** Sheets that are still to come in; how many are is told as a range, so a round led on may get some more. */
  private async missing(office: Person): Promise<number> {
    const { progress } = await office.get<{ progress: { answered: { from: number; to: number } } | null }>(
      `/evaluation-rounds/${this.id}`,
    );
    const { from, to } = progress?.answered ?? { from: 0, to: 0 };
    return to >= this.story.sheets ? 0 : this.story.sheets - from;
  }

  /** All links of the round, once every invitation has gone out. */
  private async links(office: Person): Promise<string[]> {
    for (let nth = 0; nth < 120; nth += 1) {
      const { counts } = await office.get<{ counts: { state: string; count: number }[] }>(
        `/evaluation-rounds/${this.id}/deliveries`,
      );
      const sent = counts.filter(({ state }) => state === 'SENT').reduce((sum, { count }) => sum + count, 0);
      if (sent >= 300) break;
      await pause(500);
    }
    const answer = await fetch(`${this.places.messagesUrl}/messages?limit=5000`);
    const { data } = (await answer.json()) as { data: { link: string }[] };
    return data.map(({ link }) => link);
  }

  /** undefined: the link belongs to another round, or has been used. */
  private async public<T>(path: string, body: object): Promise<T | undefined> {
    const answer = await fetch(`${this.places.apiUrl}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.ok) return (await answer.json()) as T;
    if (answer.status === 409 || answer.status === 404) return undefined;
    throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

/** Somebody's sheet: most know some of the objects, and are as content with them as the story says. */
function sheetOf(ballot: OpenedBallot, token: string, { mood }: RoundStory) {
  const { questions } = ballot.questionnaire;
  return Object.fromEntries(
    ballot.objects.map(({ id }) => {
      const level = mood[id] ?? usualMood(id);
      const knows = chance(token, id) > 0.2;
      return [
        id,
        Object.fromEntries(
          questions.map((question) => {
            const scored = question.options.filter((option) => option.scored);
            const unknown = question.options.find((option) => !option.scored);
            if (!knows && unknown) return [question.id, unknown.code];
            return [question.id, scored[levelOf(level, scored.length, token, id, question.id)]!.code];
          }),
        ),
      ];
    }),
  );
}
