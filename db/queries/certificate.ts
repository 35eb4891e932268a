import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import type { Db } from '../connect';

/** What stands behind a verification code printed on a certificate or plaque. */
export function findCertificate(db: Db, verificationCode: string) {
  return db
    .selectFrom('officerTerm as term')
    .innerJoin('officer', 'officer.id', 'term.officerId')
    .innerJoin('scheme', (join) =>
      join.onRef('scheme.code', '=', 'term.schemeCode').onRef('scheme.version', '=', 'term.schemeVersion'),
    )
    .innerJoin('organisation', 'organisation.id', 'term.officeOrganisationId')
    .where('term.verificationCode', '=', verificationCode)
    .select([
      'term.certificateNo',
      'term.fromDate',
      'term.toDate',
      'term.status',
      'term.endedAt',
      'term.clockOffsetMs',
      'officer.name',
      'officer.subject',
      'scheme.parameters',
      'organisation.name as officeName',
    ])
    .$narrowType<{ parameters: OfficerSchemeParameters }>()
    .executeTakeFirst();
}
