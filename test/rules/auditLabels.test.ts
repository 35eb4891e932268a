import { OFFICER_TERM_COMMANDS } from '../../workflows/officer-term/messages';
import { REDEMPTION_COMMANDS } from '../../workflows/redemption/messages';
import {
  AUDIT_ACTION_LABELS,
  AUDIT_SUBJECT_LABELS,
  auditActionLabel,
} from '../../workflows/rules/auditLabels';

test.each([
  ['redemption', REDEMPTION_COMMANDS],
  ['officerTerm', OFFICER_TERM_COMMANDS],
  ['access', ['readPayee', 'readOfficer', 'readUpload', 'exportList']],
  ['account', ['openOfficerAccount', 'createAccount', 'setPassword', 'disableAccount']],
] as const)('what is done to a subject of type %s has a name, as a filter too', (subjectType, actions) => {
  expect(AUDIT_SUBJECT_LABELS[subjectType]).toBeDefined();
  for (const action of actions) {
    expect(auditActionLabel(subjectType, action)).not.toBe(action);
    expect(AUDIT_ACTION_LABELS[action]).toBeDefined();
  }
});

test('the same code may have another name in another process; an unknown one stands as it is', () => {
  expect(auditActionLabel('officerTerm', 'file')).not.toBe(auditActionLabel('redemption', 'file'));
  expect(auditActionLabel('redemption', 'neverHeardOf')).toBe('neverHeardOf');
});
