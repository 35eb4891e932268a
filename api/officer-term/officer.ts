import { findOrganisation } from '../../db/queries/organisation';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import type { AppContext } from '../context';
import { checkedCreditCode } from '../enterprise/register';
import { type FieldError, ProblemError } from '../errors';
import type { OfficerBody } from './appointmentSchemas';

/**
 * Checks what is said of a person or organisation against the kind of officer that the scheme has; all errors at once.
 * Answers the data as they are kept: nothing of a kind that does not belong to the subject.
 */
export async function checkOfficer(
  ctx: AppContext,
  { subject }: Pick<OfficerSchemeParameters, 'subject'>,
  officer: OfficerBody,
): Promise<OfficerBody> {
  const errors: FieldError[] = [];
  const refuse = (field: string, code: string, message: string) =>
    errors.push({ field: `officer.${field}`, code, message });
  if (subject === 'ORGANISATION') {
    if (officer.liaisonName !== null && officer.liaisonPhone === null)
      refuse('liaisonPhone', 'REQUIRED', '请填写联络员的联系电话');
  } else if (officer.phone === null) {
    refuse('phone', 'REQUIRED', '请填写联系电话');
  }
  if (officer.bankAccount !== null && officer.bankName === null)
    refuse('bankName', 'REQUIRED', '请填写开户银行');
  if (officer.homeOrganisationId !== null && !(await findOrganisation(ctx.db, officer.homeOrganisationId)))
    refuse('homeOrganisationId', 'ORGANISATION_UNKNOWN', '没有这个单位，请从列表中选择');
  if (errors.length > 0) {
    throw new ProblemError(422, 'OFFICER_INVALID', `${errors.map(({ message }) => message).join('；')}。`, {
      field: errors[0]?.field,
      errors,
    });
  }
  if (subject === 'PERSON') {
    return { ...officer, creditCode: null, liaisonName: null, liaisonPhone: null };
  }
  const creditCode =
    officer.creditCode === null ? null : checkedCreditCode(officer.creditCode, 'officer.creditCode');
  return { ...officer, creditCode, birthDate: null, gender: null };
}
