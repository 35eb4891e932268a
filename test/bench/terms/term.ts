import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { organisations } from '../../../db/presets';
import type { OfficerSchemePreset } from '../../../db/presets/schemes/officerSchema';
import {
  OFFICER_TERM,
  type OfficerTermCommandName,
  type OfficerTermCommands,
  officerTermWorkflowId,
} from '../../../workflows/officer-term/messages';
import type { Actor } from '../../../workflows/rules/actor';
import { officeOrganOf } from '../../../workflows/rules/officer-term/organs';
import { inputOf } from '../../support/officerTermPlayer';
import { addAccount, addDraft } from '../../support/officerTermRows';
import { startAt } from '../../support/virtualTime';
import type { Stage } from '../stage';

const OFFICES: Record<string, string> = { BT: 'BT-OFFICE', HB: 'HBQ-DEVELOPMENT' };

/** A scheme whose terms begin on any day of the years to come; its duties are those of the document. */
export function openEnded(preset: OfficerSchemePreset): OfficerSchemePreset {
  const { parameters } = preset;
  return {
    ...preset,
    parameters: {
      ...parameters,
      validity: { ...parameters.validity, from: '2022-01-01', to: null },
      term: { ...parameters.term, defaultStart: null },
      quota: { ...parameters.quota, total: null, channels: [], transfer: null },
    },
  };
}

/** The people of the terms of one scheme; one account serves as every officer. */
export interface Cast {
  officer: Actor;
  clerk: Actor;
}

export async function castOf({ connection }: Stage, { code }: OfficerSchemePreset): Promise<Cast> {
  const organisationId = OFFICES[code] as string;
  const officer = await addAccount(connection, '体验员');
  const clerk = await addAccount(connection, '办事员');
  return {
    officer: { accountId: officer, role: 'OFFICER', organisationId: null, enterpriseId: null },
    clerk: { accountId: clerk, role: 'ORGANISER', organisationId, enterpriseId: null },
  };
}

/** A running term of the bench. */
export class BenchTerm {
  private constructor(
    readonly stage: Stage,
    readonly scheme: OfficerSchemePreset,
    readonly cast: Cast,
    readonly id: string,
    readonly handle: WorkflowHandle,
  ) {}

  /** Appoints somebody whose term begins on a day, at a later instant of virtual time. */
  static async appoint(
    stage: Stage,
    scheme: OfficerSchemePreset,
    cast: Cast,
    { from, at }: { from: string; at: string },
  ): Promise<BenchTerm> {
    const [id, officerId] = [randomUUID(), randomUUID()];
    await stage.connection.db
      .insertInto('officer')
      .values({ id: officerId, subject: 'PERSON', schemeCode: scheme.code, name: `体验员${id.slice(0, 4)}` })
      .execute();
    const hours = organisations.find((each) => each.id === OFFICES[scheme.code])?.officeHours ?? {
      slots: [],
    };
    const office = { id: OFFICES[scheme.code] as string, hours };
    const input = inputOf(scheme, from, {
      termId: id,
      officerId,
      officerAccountId: cast.officer.accountId,
      homeOrganisationId: null,
      schemeVersion: 1,
      office,
      organs: { [officeOrganOf(scheme.code, scheme.parameters)]: office },
      verificationCode: id,
    });
    const handle = await startAt(stage.client, OFFICER_TERM, {
      at,
      workflowId: officerTermWorkflowId(id),
      taskQueue: stage.taskQueue,
      args: [input],
    });
    const term = new BenchTerm(stage, scheme, cast, id, handle);
    const seats = { serving: {}, call: null, moved: 0 };
    await term.act('appoint', cast.clerk, { noteId: null, seats, lengthReasonId: null });
    return term;
  }

  act<Name extends OfficerTermCommandName>(
    name: Name,
    actor: Actor,
    fields: Omit<OfficerTermCommands[Name], 'actor' | 'fingerprint'>,
  ): Promise<unknown> {
    const updateId = randomUUID();
    return this.handle.executeUpdate(name, { args: [{ actor, fingerprint: updateId, ...fields }], updateId });
  }

  /** One activity that was just done. */
  recordActivity = (takenPlaceAt: string) =>
    this.act('recordActivity', this.cast.clerk, {
      activityId: randomUUID(),
      kind: 'PUBLICITY',
      takenPlaceAt,
      noteId: null,
    });

  async file(): Promise<void> {
    const submissionId = await addDraft(this.stage.connection, {
      termId: this.id,
      schemeCode: this.scheme.code,
      createdBy: this.cast.officer.accountId,
    });
    await this.act('file', this.cast.officer, {
      submissionId,
      kind: 'REPORT',
      nil: false,
      urgent: false,
      arrivedOn: null,
    });
  }
}
