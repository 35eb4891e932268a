import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { busyPublication, quietPublication } from '../support/calendarStories';
import { straightSession, watchedMonths, watchedQuarter, windingMeeting } from '../support/gatheringStories';
import globalSetup from '../support/globalSetup';
import globalTeardown from '../support/globalTeardown';
import { RedemptionStage } from '../support/redemptionStage';
import { straightStory, windingStory } from '../support/redemptionStories';

const STORIES = {
  'redemption-straight': straightStory,
  'redemption-winding': windingStory,
  'calendar-publication-quiet': quietPublication,
  'calendar-publication-busy': busyPublication,
  'gathering-straight': straightSession,
  'gathering-winding': windingMeeting,
  'scheme-watch-months': watchedMonths,
  'scheme-watch-quarter': watchedQuarter,
};

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
      const file = path.join(__dirname, 'histories', `${name}.json`);
      const history = await handle.fetchHistory();
      writeFileSync(file, `${historyToJSON(history)}\n`);
      console.info(`${name}: ${history.events?.length} events`);
      await stage.close();
    }
  } finally {
    await globalTeardown();
  }
}

void capture();
