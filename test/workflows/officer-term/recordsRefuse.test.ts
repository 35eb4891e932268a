import { sql } from 'kysely';
import { bt } from '../../../db/presets/schemes/bt';
import { OfficerTermStage, on } from '../../support/officerTermStage';

let stage: OfficerTermStage;
beforeAll(async () => {
  stage = await OfficerTermStage.open();
});
afterAll(() => stage.close());

/** From now on the database holds no step of the system of this process. */
async function refuseTime(workflowId: string): Promise<void> {
  await sql`create function refuse_time() returns trigger language plpgsql as $$
    begin
      if new.command->>'name' = 'keepTime' and new.workflow_id = ${sql.lit(workflowId)} then
        raise exception 'refused' using errcode = 'check_violation';
      end if;
      return new;
    end $$`.execute(stage.db);
  await sql`create trigger refuse_time before insert on process_step
    for each row execute function refuse_time()`.execute(stage.db);
}

const allowTime = () => sql`drop trigger refuse_time on process_step`.execute(stage.db);

/** Timers of the present run that were set and fired. */
async function timersFired(workflowId: string): Promise<number> {
  const { events } = await stage.client.workflow.getHandle(workflowId).fetchHistory();
  return (events ?? []).filter((event) => event.timerFiredEventAttributes).length;
}

test('a step of time that the records refuse ends nothing: it is tried again and made good', async () => {
  const term = await stage.appointed(bt);
  await term.to(on('04-15'));
  const { workflowId } = term.handle;
  await refuseTime(workflowId);
  const before = await timersFired(workflowId);
  // The reminder of 20 April is due; the tries after it come at growing distances.
  await term.to(on('04-20', '12:00'));
  const tries = (await timersFired(workflowId)) - before;
  expect(tries).toBeGreaterThan(3);
  expect(tries).toBeLessThan(20);
  expect((await term.handle.describe()).status.name).toBe('RUNNING');
  const told = () =>
    stage.db
      .selectFrom('notification')
      .select('kind')
      .where('subjectId', '=', term.id)
      .where('kind', '=', 'DUTY_WARNING')
      .execute();
  expect(await told()).toEqual([]);

  await allowTime();
  await term.to(on('04-20', '23:00'));
  expect(await told()).toHaveLength(1);
  await term.report();
  expect(await term.row()).toMatchObject({ status: 'SERVING', light: 'GREEN' });
});
