import { join } from 'node:path';
import { cachedWorkflowBundle } from '../../scripts/workflowBundle';
import {
  connectEngine,
  type RunningWorker,
  startWorker,
  type TestEngine,
  uniqueTaskQueue,
} from '../support/engine';
import { enableTimeSkipping, fastForward, startAt, workflowNow } from '../support/virtualTime';
import { answer, type Seen, seenQuery } from './virtualTimeWorkflows';

const DAY = 86_400;

describe('virtual time of single workflows on the engine', () => {
  let engine: TestEngine;
  let worker: RunningWorker;
  const taskQueue = uniqueTaskQueue('virtual-time');
  /** An instant of next year, so that it lies ahead whenever this is run. */
  const start = `${new Date().getUTCFullYear() + 1}-03-01T01:00:00.000Z`;
  const later = (seconds: number) => new Date(Date.parse(start) + seconds * 1_000).toISOString();

  beforeAll(async () => {
    engine = await connectEngine();
    const bundle = await cachedWorkflowBundle(join(__dirname, 'virtualTimeWorkflows/index.ts'));
    worker = await startWorker({ taskQueue, workflowBundle: bundle });
  });

  /** A run that has only just begun can't be asked before its first task is there. */
  const ask = async (workflowId: string): Promise<Seen[]> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await engine.client.workflow.getHandle(workflowId).query(seenQuery);
      } catch (error) {
        if (attempt === 50 || !String((error as Error).cause).includes('not scheduled yet')) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  };

  afterAll(async () => {
    await worker?.stop();
    await engine?.connection.close();
  });

  test('a workflow begins at the chosen instant, its timers fire on the way, and a person acts in between', async () => {
    const workflowId = uniqueTaskQueue('reminders');
    const handle = await startAt(engine.client, 'reminders', { at: start, workflowId, taskQueue, args: [] });
    await fastForward(engine.client, workflowId, { to: later(20 * DAY) });

    const seen = await handle.query(seenQuery);
    expect(seen.map(({ what }) => what)).toEqual(['started', 'reminder', 'reminder']);
    expect(seen[0]?.at.slice(0, 18)).toBe(start.slice(0, 18));
    expect(seen[2]?.at.slice(0, 18)).toBe(later(14 * DAY).slice(0, 18));

    const answeredAt = await handle.executeUpdate(answer, { args: ['stop'] });
    expect(Date.parse(answeredAt) - Date.parse(later(20 * DAY))).toBeLessThan(10_000);
    expect(((await handle.result()) as Seen[]).map(({ what }) => what)).toEqual([
      'started',
      'reminder',
      'reminder',
      'stop',
    ]);
  });

  test('a person who acts in time keeps the next reminder from firing', async () => {
    const workflowId = uniqueTaskQueue('reminders');
    const handle = await startAt(engine.client, 'reminders', { at: start, workflowId, taskQueue, args: [] });
    await fastForward(engine.client, workflowId, { seconds: 7 * DAY - 60 });
    await handle.executeUpdate(answer, { args: ['stop'] });
    expect(((await handle.result()) as Seen[]).map(({ what }) => what)).toEqual(['started', 'stop']);
  });

  test('a term of three runs fires each of its twelve quarters', async () => {
    const workflowId = uniqueTaskQueue('term');
    const handle = await startAt(engine.client, 'term', { at: start, workflowId, taskQueue, args: [1, []] });
    await ask(workflowId); // its first timer is set: there is something to stop at on the way
    await fastForward(engine.client, workflowId, { seconds: 1_081 * DAY });
    const quarters = await ask(workflowId);
    expect(quarters.map(({ at }) => at.slice(0, 16))).toEqual(
      Array.from({ length: 12 }, (_, index) => later((index + 1) * 90 * DAY).slice(0, 16)),
    );
    expect(Date.parse(await workflowNow(engine.client, workflowId))).toBeGreaterThanOrEqual(
      Date.parse(later(1_081 * DAY)),
    );
    await handle.terminate();
  });

  test('going back in time is refused', async () => {
    const workflowId = uniqueTaskQueue('reminders');
    const handle = await startAt(engine.client, 'reminders', { at: start, workflowId, taskQueue, args: [] });
    await expect(fastForward(engine.client, workflowId, { to: later(-DAY) })).rejects.toThrow(RangeError);
    await handle.terminate();
  });

  test('a workflow that ends on the way is reported, or accepted when the test expects it', async () => {
    const workflowId = uniqueTaskQueue('reminders');
    const handle = await startAt(engine.client, 'reminders', { at: start, workflowId, taskQueue, args: [] });
    await handle.executeUpdate(answer, { args: ['stop'] });
    await handle.result();
    await expect(fastForward(engine.client, workflowId, { seconds: DAY })).rejects.toThrow('it has ended');
    await fastForward(engine.client, workflowId, { seconds: DAY }, { mayEnd: true });
  });

  test('a process that needs no person runs through its whole time by itself', async () => {
    const workflowId = uniqueTaskQueue('pause');
    const handle = await startAt(engine.client, 'pause', {
      at: start,
      workflowId,
      taskQueue,
      args: ['400 days'],
    });
    await enableTimeSkipping(engine.client, workflowId);
    expect((await handle.result()).slice(0, 18)).toBe(later(400 * DAY).slice(0, 18));
  });
});
