import { randomUUID } from 'node:crypto';
import { appendAudit } from '../../db/audit/append';
import { regionExists, registerEnterprise } from '../../db/queries/enterprise';
import { normaliseCreditCode, validateCreditCode } from '../../workflows/rules/identifiers/creditCode';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import type { NewEnterprise } from '../redemption/commandSchemas';
import type { Viewer } from '../session/viewer';

/** The code as it is stored; throws a problem that says what is wrong with it. */
export function checkedCreditCode(text: string, field: string): string {
  const code = normaliseCreditCode(text);
  const check = validateCreditCode(code);
  if (check.ok) return code;
  throw new ProblemError(422, check.code, `${check.message}。`, {
    field,
    errors: [{ field, code: check.code, message: check.message }],
  });
}

/**
 * Registers an enterprise that came to the window, with an audit event. One that is known under the same code and
 * name is taken as it is; the same code under another name is refused.
 */
export async function registerOnce(
  ctx: AppContext,
  viewer: Viewer,
  data: NewEnterprise,
  prefix = '',
): Promise<{ id: string; regionId: string }> {
  const creditCode = checkedCreditCode(data.creditCode, `${prefix}creditCode`);
  if (!(await regionExists(ctx.db, data.regionId))) {
    throw new ProblemError(422, 'REGION_UNKNOWN', '没有这个地区，请从列表中选择。', {
      field: `${prefix}regionId`,
    });
  }
  const { row, created } = await ctx.db.transaction().execute(async (tx) => {
    const registered = await registerEnterprise(tx, { ...data, creditCode, id: randomUUID() });
    if (registered.created) {
      await appendAudit(tx, {
        subjectType: 'enterprise',
        subjectId: registered.row.id,
        at: new Date().toISOString(),
        actorAccountId: viewer.accountId,
        actorRole: 'WINDOW',
        actorOrganisationId: viewer.organisation?.id ?? null,
        onBehalfOf: null,
        action: 'registerEnterprise',
        ruleId: 'GR-U4',
        before: null,
        after: { creditCode, regionId: data.regionId },
        noteId: null,
        workflowId: null,
        runId: null,
        updateId: null,
      });
    }
    return registered;
  });
  if (!created && row.name !== data.name) {
    throw new ProblemError(
      409,
      'ENTERPRISE_EXISTS',
      `该统一社会信用代码已登记为“${row.name}”，请直接选用该企业。`,
      { field: `${prefix}creditCode` },
    );
  }
  return row;
}
