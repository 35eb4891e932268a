import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import {
  straightAssessment,
  straightRewardList,
  windingAssessment,
  windingRewardList,
} from '../support/assessmentStories';
import { busyPublication, quietPublication } from '../support/calendarStories';
import { correctedRound, straightRound, windingRound } from '../support/evaluationStories';
import {
  endedFollowUp,
  reworkedFollowUp,
  straightFollowUp,
  windingFollowUp,
  withdrawnFollowUp,
} from '../support/followUpStories';
import { straightSession, watchedMonths, watchedQuarter, windingMeeting } from '../support/gatheringStories';
import globalSetup from '../support/globalSetup';
import globalTeardown from '../support/globalTeardown';
import { MeasureStage } from '../support/measureStage';
import {
  straightRectification,
  straightReview,
  windingInterview,
  windingRectification,
} from '../support/measureStories';
import { threeYearsOfHb, yearOfBt } from '../support/officerTermStories';
import { RedemptionStage } from '../support/redemptionStage';
import { straightStory, windingStory } from '../support/redemptionStories';

const HISTORIES = path.join(__dirname, 'histories');

const STORIES = {
  'redemption-straight': straightStory,
  'redemption-winding': windingStory,
  'calendar-publication-quiet': quietPublication,
  'calendar-publication-busy': busyPublication,
  'officer-term-year': yearOfBt,
  'officer-term-three-years': threeYearsOfHb,
  'gathering-straight': straightSession,
  'gathering-winding': windingMeeting,
  'scheme-watch-months': watchedMonths,
  'scheme-watch-quarter': watchedQuarter,
  'assessment-straight': straightAssessment,
  'assessment-winding': windingAssessment,
  'reward-list-straight': straightRewardList,
  'reward-list-winding': windingRewardList,
  'measure-rectification-straight': onMeasures(straightRectification),
  'measure-rectification-winding': onMeasures(windingRectification),
  'measure-interview-winding': onMeasures(windingInterview),
  'measure-review-straight': onMeasures(straightReview),
  'follow-up-straight': straightFollowUp,
  'follow-up-winding': windingFollowUp,
  'follow-up-withdrawn': withdrawnFollowUp,
  'follow-up-reworked': reworkedFollowUp,
  'follow-up-ended-dissatisfied': endedFollowUp,
  'evaluation-round-straight': straightRound,
  'evaluation-round-winding': windingRound,
  'evaluation-round-corrected': correctedRound,
};

/** Stories of measures need people of the evaluation's organs besides. */
function onMeasures<Played>(story: (stage: MeasureStage) => Promise<Played>) {
  return async (base: RedemptionStage): Promise<Played> => story(await MeasureStage.on(base));
}

/**
 * Plays the stories on a fresh engine and writes their histories to `histories/`. Run only when a process has
 * changed on purpose and no case in operation runs the old code any more: `npx tsx test/replay/capture.ts`,
 * or with the beginning of a name only those stories.
 */
async function capture(): Promise<void> {
  await globalSetup({});
  try {
    const wanted = process.argv[2] ?? '';
    for (const [name, story] of Object.entries(STORIES).filter(([each]) => each.startsWith(wanted))) {
      const stage = await RedemptionStage.open();
      const { handle } = await story(stage);
      const runs = await runsOf(stage, handle.workflowId);
      for (const [i, runId] of runs.entries()) {
        const history = await stage.engine.client.workflow.getHandle(handle.workflowId, runId).fetchHistory();
        const file = path.join(HISTORIES, `${name}${runs.length > 1 ? `-${i + 1}` : ''}.json`);
        writeFileSync(file, `${historyToJSON(history)}\n`);
        console.info(`${path.basename(file)}: ${history.events?.length} events`);
      }
      await stage.close();
    }
  } finally {
    await globalTeardown();
  }
}

/** The runs of a process that took steps, in order; a process without steps has the one that is known. */
async function runsOf(stage: RedemptionStage, workflowId: string): Promise<(string | undefined)[]> {
  const rows = await stage.connection.db
    .selectFrom('processStep')
    .select(({ fn }) => ['runId', fn.min('seq').as('first')])
    .where('workflowId', '=', workflowId)
    .groupBy('runId')
    .orderBy('first')
    .execute();
  return rows.length > 0 ? rows.map(({ runId }) => runId) : [undefined];
}

void capture();
