import { randomUUID } from 'node:crypto';
import { bt } from '../../../db/presets/schemes/bt';
import { OfficerTermStage, on } from '../../support/officerTermStage';

let stage: OfficerTermStage;
beforeAll(async () => {
  stage = await OfficerTermStage.open();
});
afterAll(() => stage.close());

/** Nothing was filed in April and May. */
async function silent() {
  const term = await stage.appointed(bt);
  await term.to(on('06-01', '09:30'));
  return term;
}

describe('two empty months (BT-DSM-2)', () => {
  test('notice, window, and the process ends the term by itself', async () => {
    const term = await silent();
    const opened = await term.procedure();
    expect(opened).toMatchObject({
      ground: 'CONSECUTIVE_EMPTY_MONTHS',
      status: 'NOTIFIED',
      ruleId: 'BT-DSM-2',
    });
    expect(opened.noticeNo).toMatch(/^保营商告/);
    expect(await term.row()).toMatchObject({ status: 'SERVING', light: 'RED', openProcedures: 1 });

    await term.act('readNotice', term.officer, { procedureId: opened.id });
    await term.act('answerHearing', term.officer, {
      procedureId: opened.id,
      answerId: randomUUID(),
      noteId: randomUUID(),
    });
    const late = await term.file();
    expect((await term.procedure()).content).toMatchObject({ lateReports: [{ submissionId: late }] });

    await term.to(on('06-20'), true);
    await expect(term.handle.result()).resolves.toMatchObject({ status: 'DISMISSED' });
    expect(await term.row()).toMatchObject({
      status: 'DISMISSED',
      endRuleId: 'BT-DSM-2',
      light: 'GREY',
      openProcedures: 0,
      nextDueAt: null,
    });
    expect((await term.documents()).map(({ kind }) => kind)).toEqual([
      'CERTIFICATE',
      'HEARING_NOTICE',
      'REMINDER', // the late report was not screened within five working days
      'DISMISSAL_NOTICE',
    ]);
    expect((await term.obligations()).filter(({ endedAt }) => endedAt === null)).toEqual([]);
    const account = await stage.db
      .selectFrom('account')
      .select('disabledAt')
      .where('id', '=', term.officer.accountId)
      .executeTakeFirstOrThrow();
    expect(account.disabledAt).not.toBeNull();
  });

  test('stayed by two persons; later months open a procedure of their own', async () => {
    const term = await silent();
    const { id: procedureId, content } = await term.procedure();
    const factIds = content.facts.map(({ factId }) => factId);
    const noteId = randomUUID();
    await term.act('proposeStay', term.staff.head, { procedureId, factIds, until: null, noteId });
    const answer = { procedureId, confirm: true, noteId: null };
    expect(await term.refused('answerStay', term.staff.head, answer)).toMatchObject({ code: 'FOUR_EYES' });
    expect(await term.refused('answerStay', term.staff.clerk, answer)).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    await term.act('answerStay', term.staff.deputy, answer);
    expect(await term.procedure()).toMatchObject({ status: 'STAYED' });
    await term.to(on('08-02'));
    expect((await term.procedures()).map(({ status }) => status)).toEqual(['STAYED', 'NOTIFIED']);
    expect(await term.row()).toMatchObject({ status: 'SERVING' });
  });

  test('not delivered: the office is reminded, and may give public notice after ten working days', async () => {
    const term = await silent();
    const { id: procedureId } = await term.procedure();
    const delivery = { procedureId, way: 'PUBLIC_NOTICE' as const, noteId: null };
    expect(await term.refused('recordDelivery', term.staff.clerk, delivery)).toMatchObject({
      code: 'PUBLIC_NOTICE_TOO_EARLY',
    });
    await term.to(on('06-17'));
    const owed = (await term.obligations()).find(({ kind }) => kind === 'DELIVERY');
    expect(owed).toMatchObject({ status: 'BREACHED', ownerRole: 'ORGANISER' });
    await term.act('recordDelivery', term.staff.clerk, delivery);
    expect(await term.procedure()).toMatchObject({ status: 'WINDOW' });
    await term.to(on('06-30'), true);
    expect(await term.row()).toMatchObject({ status: 'DISMISSED' });
  });
});

test('BT-DSM-2 and BT-DSM-3 at one close: two procedures, one dismisses, the other lapses', async () => {
  const term = await stage.appointed(bt);
  for (const month of ['05', '07', '08']) {
    await term.to(on(`${month}-10`));
    await term.report();
  }
  await term.to(on('11-01', '09:30'));
  const opened = await term.procedures();
  expect(opened.map(({ ruleId, status }) => [ruleId, status]).sort()).toEqual([
    ['BT-DSM-2', 'NOTIFIED'],
    ['BT-DSM-3', 'NOTIFIED'],
  ]);
  expect(new Set(opened.map(({ noticeNo }) => noticeNo)).size).toBe(2);
  expect(await term.row()).toMatchObject({ status: 'SERVING', openProcedures: 2 });
  for (const { id } of opened) await term.act('readNotice', term.officer, { procedureId: id });

  await term.to(on('11-20'), true);
  await expect(term.handle.result()).resolves.toMatchObject({ status: 'DISMISSED' });
  const ended = await term.procedures();
  expect(ended.map(({ ruleId, status, content }) => [ruleId, status, content.lapse]).sort()).toEqual([
    ['BT-DSM-2', 'CARRIED_OUT', null],
    ['BT-DSM-3', 'LAPSED', 'TERM_ENDED'],
  ]);
  expect(await term.row()).toMatchObject({
    status: 'DISMISSED',
    endRuleId: 'BT-DSM-2',
    openProcedures: 0,
    nextDueAt: null,
  });
  const papers = (await term.documents()).map(({ kind }) => kind);
  expect(papers.filter((kind) => kind === 'DISMISSAL_NOTICE')).toHaveLength(1);
  const ends = (await term.audit()).filter(
    ({ after }) => (after as { status?: string }).status === 'DISMISSED',
  );
  expect(ends).toHaveLength(1);
});

test('a refused appointment leaves nothing behind', async () => {
  const term = await stage.begun(bt, { input: { channel: 'NONE' } });
  const seats = { serving: {}, call: null, moved: 0 };
  const fields = { noteId: null, seats, lengthReasonId: null };
  expect(await term.refused('appoint', term.staff.clerk, fields)).toMatchObject({ code: 'CHANNEL_UNKNOWN' });
  await term.to(on('04-01', '09:15'), true);
  await expect(term.handle.result()).rejects.toThrow();
  expect(await stage.db.selectFrom('officerTerm').where('id', '=', term.id).selectAll().execute()).toEqual(
    [],
  );
});
