import {
  getExternalWorkflowHandle,
  ParentClosePolicy,
  proxyActivities,
  startChild,
  WorkflowIdReusePolicy,
} from '@temporalio/workflow';
import type { EvaluationActivities } from '../../activities/interfaces';
import {
  LAPSE_SIGNAL,
  type LapseMessage,
  MEASURE,
  type MeasureInput,
  measureWorkflowId,
} from '../measure/messages';
import { MEASURE_LIMITS } from '../rules/evaluation/measures/common';
import type { MeasureFacts } from './messages';
import type { EvaluationRoundState } from './state';

const { findMeasureStarts } = proxyActivities<Pick<EvaluationActivities, 'findMeasureStarts'>>({
  startToCloseTimeout: '1 minute',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/**
 * Begins a process for every measure that a publication asks for, and tells those that lost their ground (GE-USE-2,
 * GE-USE-3, GE-USE-4). Each begins once; a measure goes on when the round has ended.
 */
export async function moveMeasures(
  { input, calendar, round }: EvaluationRoundState,
  { start, cancelledIds }: MeasureFacts,
): Promise<void> {
  const { parameters, schemeCode, schemeVersion, organs, policy, ladder } = input;
  const starts =
    start.length > 0
      ? await findMeasureStarts({ roundId: input.roundId, version: round!.version, due: start })
      : [];
  for (const each of starts) {
    const args: MeasureInput = {
      ...each,
      schemeCode,
      schemeVersion,
      parameters: {
        rectification: parameters.rectification,
        interview: parameters.interview,
        review: parameters.review,
      },
      limits: MEASURE_LIMITS,
      organs,
      policy,
      ladder,
      calendar,
    };
    await startChild(MEASURE, {
      workflowId: measureWorkflowId(each.measureId),
      args: [args],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
    }).catch((error: unknown) => {
      if (!(error instanceof Error && error.name === 'WorkflowExecutionAlreadyStartedError')) throw error;
    });
  }
  const message: LapseMessage = { roundVersion: round!.version };
  for (const id of cancelledIds) {
    // One that has ended needs not be told.
    await getExternalWorkflowHandle(measureWorkflowId(id))
      .signal(LAPSE_SIGNAL, message)
      .catch(() => undefined);
  }
}
