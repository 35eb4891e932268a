import type { Machine } from './machine';

/** The parts that are killed. */
export const VICTIMS = ['worker', 'api', 'temporal', 'postgres'] as const;
export type Victim = (typeof VICTIMS)[number];

/** When a part is killed, seen from one request: before it is sent, so many milliseconds into it, or after its answer. */
export type Moment = 'before' | 'after' | number;

export interface Kill {
  /** Number of the case and name of the step at whose request it happens. */
  at: string;
  victims: readonly Victim[];
  moment: Moment;
}

/** Numbers between 0 and 1 that are the same in every run with this seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A schedule that kills each part at `perVictim` requests, spread over cases and steps, at all kinds of moments, and
 * then several parts at once. The same seed gives the same schedule.
 */
export function schedule(seed: number, cases: number, steps: readonly string[], perVictim: number): Kill[] {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const places = Array.from({ length: cases }, (_, i) => steps.map((step) => `${i}/${step}`)).flat();
  const place = () => places.splice(Math.floor(random() * places.length), 1)[0] as string;
  const moment = (): Moment => pick<Moment>(['before', 'after', 5, 15, 30, 60]);
  const single = Array.from({ length: perVictim }, () =>
    VICTIMS.map((victim) => ({ at: place(), victims: [victim], moment: moment() })),
  ).flat();
  const together: Victim[][] = [
    ['worker', 'temporal'],
    ['worker', 'postgres'],
    ['api', 'temporal'],
    [...VICTIMS],
  ];
  return [...single, ...together.map((victims) => ({ at: place(), victims, moment: moment() }))];
}

/** Carries out the schedule around the requests of the clients. */
export class Chaos {
  readonly kills = new Map<Victim, number>();
  private restarts: Promise<unknown> = Promise.resolve();
  constructor(
    private readonly machine: Machine,
    private readonly plan: readonly Kill[],
  ) {}

  /** Sends the request of this place and kills what the schedule says; answers what the request answers. */
  async around<T>(place: string, request: () => Promise<T>): Promise<T> {
    const kills = this.plan.filter((each) => each.at === place);
    for (const each of kills.filter((one) => one.moment === 'before')) await this.strike(each);
    const answer = request();
    const during = kills.map(async (each) => {
      if (typeof each.moment !== 'number') return;
      await new Promise((resolve) => setTimeout(resolve, each.moment as number));
      await this.strike(each);
    });
    const answered = await answer.finally(() => Promise.all(during));
    for (const each of kills.filter((one) => one.moment === 'after')) await this.strike(each);
    return answered;
  }

  /** Resolves when every part that was killed is back. */
  async settled(): Promise<void> {
    await this.restarts;
    for (const victim of VICTIMS) await this.machine.back(victim);
  }

  /** Kills at once; a part that is down already is waited for first, so that every kill hits a running process. */
  private async strike({ victims }: Kill): Promise<void> {
    const done = this.restarts.then(async () => {
      for (const victim of victims) await this.machine.back(victim);
      await Promise.all(victims.map((victim) => this.machine.kill(victim)));
      for (const victim of victims) this.kills.set(victim, (this.kills.get(victim) ?? 0) + 1);
    });
    this.restarts = done.then(async () => {
      for (const victim of victims) await this.machine.back(victim);
    });
    this.restarts.catch(() => undefined); // told to the next one who waits for it
    await done;
  }
}
