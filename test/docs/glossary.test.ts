import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OBLIGATION_STATUS_LABELS } from '../../admin-ui/src/shared/labels';
import { OFFICER_TERM_COMMANDS } from '../../workflows/officer-term/messages';
import { REDEMPTION_COMMANDS } from '../../workflows/redemption/messages';
import * as evaluation from '../../workflows/rules/evaluation/labels';
import {
  GROUP_LABELS,
  REPLACEMENT_GROUND_LABELS,
  ROUND_STATUS_LABELS,
} from '../../workflows/rules/evaluation/labels';
import * as measure from '../../workflows/rules/evaluation/measures/labels';
import * as ratings from '../../workflows/rules/evaluation/ratings/labels';
import * as award from '../../workflows/rules/evaluation/results/awardRound';
import * as round from '../../workflows/rules/evaluation/round/labels';
import * as followUp from '../../workflows/rules/follow-up/labels';
import * as gathering from '../../workflows/rules/gathering/labels';
import { ACTIVITY_LABELS } from '../../workflows/rules/officer-term/activities';
import * as assessment from '../../workflows/rules/officer-term/assessmentLabels';
import * as term from '../../workflows/rules/officer-term/labels';
import { RECORD_KIND_LABELS } from '../../workflows/rules/officer-term/records';
import { OBLIGATION_RULES } from '../../workflows/rules/redemption/clocks';
import {
  ACT_LABELS,
  COMMAND_LABELS,
  DOCUMENT_LABELS,
  KIND_LABELS,
  OBLIGATION_LABELS,
  OUTCOME_LABELS,
  ROLE_LABELS,
  STATUS_LABELS,
} from '../../workflows/rules/redemption/labels';

const GLOSSARY = readFileSync(join(__dirname, '../../docs/glossary.md'), 'utf8');

/** The words of the tables below a heading, in code and in Chinese; the n-th table, counted from 0. */
function words(heading: string, nth = 0): Record<string, string> {
  const section = GLOSSARY.split(/^## /m).find((each) => each.startsWith(`${heading}\n`));
  if (!section) throw new Error(`no section ${heading}`);
  const tables = section.split(/^\| .+ \|\n\| ?---.*$/m).slice(1);
  const rows = [...(tables[nth] ?? '').matchAll(/^\| `(\w+)` *\| ([^|]+?) *\|/gm)];
  return Object.fromEntries(rows.map(([, code = '', chinese = '']) => [code, chinese]));
}

describe('docs/glossary.md pairs code and Chinese as the labels do', () => {
  test.each([
    ['Kinds of items', 0, KIND_LABELS],
    ['Status of a case', 0, STATUS_LABELS],
    ['Outcome of a case', 0, OUTCOME_LABELS],
    ['Roles', 0, ROLE_LABELS],
    ['Commands', 0, COMMAND_LABELS],
    ['Obligations', 0, OBLIGATION_LABELS],
    ['Obligations', 1, OBLIGATION_STATUS_LABELS],
    ['Acts of the ladder', 0, ACT_LABELS],
    ['Documents', 0, DOCUMENT_LABELS],
    ['Status and grounds of a term', 0, term.TERM_STATUS_LABELS],
    ['Status and grounds of a term', 1, term.GROUND_LABELS],
    ['Status and grounds of a term', 2, term.PROCEDURE_STATUS_LABELS],
    ['Status and grounds of a term', 3, term.GRADE_LABELS],
    ['Submissions, activities, records', 0, term.SUBMISSION_KIND_LABELS],
    ['Submissions, activities, records', 1, ACTIVITY_LABELS],
    ['Submissions, activities, records', 2, RECORD_KIND_LABELS],
    ['Discipline of officers', 0, term.VIOLATION_KIND_LABELS],
    ['Discipline of officers', 1, term.SERIOUSNESS_LABELS],
    ['Discipline of officers', 2, term.MEASURE_LABELS],
    ['Discipline of officers', 3, term.ADDRESSEE_LABELS],
    ['Commands of a term', 0, term.TERM_COMMAND_LABELS],
    ['Time limits and papers of a term', 0, term.TERM_OBLIGATION_LABELS],
    ['Time limits and papers of a term', 1, term.TERM_DOCUMENT_LABELS],
    ['Gatherings', 0, gathering.GATHERING_KIND_LABELS],
    ['Gatherings', 1, gathering.GATHERING_STATUS_LABELS],
    ['Gatherings', 2, gathering.INVITATION_ANSWER_LABELS],
    ['Gatherings', 3, gathering.GATHERING_COMMAND_LABELS],
    ['Gatherings', 4, gathering.WATCH_COMMAND_LABELS],
    ['Gatherings', 5, gathering.PERIOD_STATUS_LABELS],
    ['Gatherings', 6, gathering.GATHERING_OBLIGATION_LABELS],
    ['Gatherings', 7, gathering.OCCASION_OBLIGATION_LABELS],
    ['Yearly assessment and rewards', 0, assessment.ASSESSMENT_STATUS_LABELS],
    ['Yearly assessment and rewards', 1, assessment.ASSESSMENT_MODE_LABELS],
    ['Yearly assessment and rewards', 2, assessment.ASSESSMENT_COMMAND_LABELS],
    ['Yearly assessment and rewards', 3, assessment.REWARD_LIST_STATUS_LABELS],
    ['Yearly assessment and rewards', 4, assessment.REWARD_LINE_STATUS_LABELS],
    ['Yearly assessment and rewards', 5, assessment.REWARD_LINE_BAR_LABELS],
    ['Yearly assessment and rewards', 6, assessment.REWARD_LIST_COMMAND_LABELS],
    ['Ratings by code', 1, ratings.RATING_SITE_KIND_LABELS],
    ['Ratings by code', 2, ratings.RATING_POINT_STATUS_LABELS],
    ['Ratings by code', 3, evaluation.RATING_STATUS_LABELS],
    ['Ratings by code', 4, evaluation.STUFFING_KEY_LABELS],
    ['Follow-ups', 0, followUp.FOLLOW_UP_KIND_LABELS],
    ['Follow-ups', 1, followUp.FOLLOW_UP_STATUS_LABELS],
    ['Follow-ups', 2, followUp.FOLLOW_UP_OUTCOME_LABELS],
    ['Follow-ups', 3, followUp.DISMISSAL_GROUND_LABELS],
    ['Follow-ups', 4, followUp.CALLBACK_OUTCOME_LABELS],
    ['Follow-ups', 5, followUp.FOLLOW_UP_COMMAND_LABELS],
    ['Follow-ups', 6, followUp.FOLLOW_UP_OBLIGATION_LABELS],
    ['Follow-ups', 7, followUp.FOLLOW_UP_DOCUMENT_LABELS],
    ['Measures of the ladder', 0, evaluation.LADDER_MEASURE_LABELS],
    ['Measures of the ladder', 1, evaluation.RECTIFICATION_STATUS_LABELS],
    ['Measures of the ladder', 2, evaluation.INTERVIEW_STATUS_LABELS],
    ['Measures of the ladder', 3, evaluation.REVIEW_STATUS_LABELS],
    ['Measures of the ladder', 4, evaluation.CANCEL_GROUND_LABELS],
    ['Measures of the ladder', 5, measure.MEASURE_COMMAND_LABELS],
    ['Measures of the ladder', 6, measure.MEASURE_OBLIGATION_LABELS],
    ['Measures of the ladder', 7, measure.MEASURE_DOCUMENT_LABELS],
    ['Yearly award', 0, evaluation.AWARD_STANDING_LABELS],
    ['Yearly award', 1, award.AWARD_STATUS_LABELS],
    ['Yearly award', 2, award.AWARD_RECOMMENDATION_LABELS],
    ['Rounds of direct evaluation', 1, GROUP_LABELS],
    ['Rounds of direct evaluation', 2, ROUND_STATUS_LABELS],
    ['Rounds of direct evaluation', 3, round.ROUND_COMMAND_LABELS],
    ['Rounds of direct evaluation', 4, REPLACEMENT_GROUND_LABELS],
    ['Rounds of direct evaluation', 5, round.ROUND_OBLIGATION_LABELS],
    ['Rounds of direct evaluation', 6, round.ROUND_DOCUMENT_LABELS],
  ])('%s, table %i', (heading, nth, labels) => {
    expect(words(heading, nth)).toEqual(labels);
  });

  test('every message of the process has a name, every clock its rule', () => {
    expect(Object.keys(words('Commands'))).toEqual(expect.arrayContaining([...REDEMPTION_COMMANDS]));
    expect(Object.keys(words('Commands of a term'))).toEqual(
      expect.arrayContaining([...OFFICER_TERM_COMMANDS]),
    );
    for (const [kind, rule] of Object.entries(OBLIGATION_RULES))
      expect(GLOSSARY).toMatch(new RegExp(`\\| \`${kind}\` *\\| [^|]+ \\| ${rule}\\b`));
  });
});
