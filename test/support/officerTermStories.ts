import { randomUUID } from 'node:crypto';
import { bt } from '../../db/presets/schemes/bt';
import { hb } from '../../db/presets/schemes/hb';
import { OfficerTermStage, on, type StagedTerm } from './officerTermStage';
import { type RedemptionStage, YEAR } from './redemptionStage';

/** A year of BT with reports, two empty months, a hearing that is stayed, and the last grade after the end. */
export async function yearOfBt(base: RedemptionStage): Promise<StagedTerm> {
  const term = await OfficerTermStage.on(base).appointed(bt);
  for (const month of ['04', '05', '06', '09', '10', '11', '12']) {
    await term.to(on(`${month}-10`));
    await term.report({ kind: month === '05' ? 'SUGGESTION' : 'REPORT' });
    if (month === '06') {
      await term.to(on('09-01', '09:30')); // July and August stay empty
      const { id: procedureId, content } = await term.procedure();
      const factIds = content.facts.map(({ factId }) => factId);
      const noteId = randomUUID();
      await term.act('proposeStay', term.staff.head, { procedureId, factIds, until: null, noteId });
      await term.act('answerStay', term.staff.deputy, { procedureId, confirm: true, noteId: null });
    }
  }
  for (const month of ['01', '02', '03']) {
    await term.to(on(`${month}-10`, '10:00', 1));
    await term.report();
  }
  await term.to(on('04-02', '10:00', 1));
  const year = { from: `${YEAR}-04-01`, to: `${YEAR + 1}-03-31` };
  const confirmedAt = on('04-02', '10:00', 1);
  await term.grade({ key: 'first', year, computed: 'GOOD', grade: 'GOOD', confirmedAt });
  await term.handle.result();
  return term;
}

/** Three years of HB: a special reason, a silence that is heard and kept, renewal; every year is a run of its own. */
export async function threeYearsOfHb(base: RedemptionStage): Promise<StagedTerm> {
  const term = await OfficerTermStage.on(base).appointed(hb, { start: '03-01' });
  await term.to(on('05-10'));
  await adopted(term, await term.report({ kind: 'SUGGESTION' }));
  const reasonId = randomUUID();
  await term.act('recordSpecialReason', term.staff.clerk, {
    reasonId,
    from: `${YEAR}-08-01`,
    to: null,
    noteId: randomUUID(),
  });
  await term.to(on('11-01'));
  await term.act('endSpecialReason', term.staff.clerk, { reasonId, to: `${YEAR}-10-31` });
  await term.to(on('11-01', '10:00', 1)); // a year without a sign
  const { id: procedureId } = await term.procedure();
  await term.act('recordDelivery', term.staff.clerk, { procedureId, way: 'RECORDED', noteId: null });
  const answer = { procedureId, answerId: randomUUID(), noteId: randomUUID() };
  await term.act('answerHearing', term.officer, answer);
  await term.to(on('11-15', '10:00', 1));
  await term.act('decideProcedure', term.staff.head, { procedureId, keep: true, noteId: randomUUID() });
  await term.to(on('12-01', '10:00', 1));
  await term.act('recordActivity', term.staff.clerk, {
    activityId: randomUUID(),
    kind: 'RESEARCH',
    takenPlaceAt: on('11-20', '10:00', 1),
    noteId: null,
  });
  await term.to(on('06-01', '10:00', 2));
  await adopted(term, await term.report({ kind: 'OPINION' }));
  await term.to(on('01-10', '10:00', 3));
  await term.act('decideRenewal', term.staff.head, { renew: true, noteId: randomUUID() });
  await term.to(on('03-01', '09:00', 3), true);
  await term.handle.result();
  return term;
}

/** Without an answer to every valid item the process would wait on after the end. */
const adopted = (term: StagedTerm, submissionId: string) =>
  term.act('decideAdoption', term.staff.clerk, {
    submissionId,
    adopted: true,
    byOrganisationId: null,
    byText: '区市场监管局',
    noteId: null,
  });
