import { createDocumentRenderer, definePages } from '../../api/documents/pdf';
import { TERM_DOCUMENT_KINDS } from '../../api/documents/schemas';
import { isForOfficer, viewTermDocument } from '../../api/documents/termView';
import { bt } from '../../db/presets/schemes/bt';
import type { LoadedTermDocument } from '../../db/queries/termDocument';
import { TERM_DOCUMENT_LABELS } from '../../workflows/rules/officer-term/labels';
import { type Look, printedCodes } from '../support/printedCodes';

const facts = [
  {
    factId: 'MONTH:2022-05',
    label: '2022年5月',
    from: '2022-05-01',
    to: '2022-05-31',
    count: 0,
    onLeave: false,
  },
  {
    factId: 'MONTH:2022-06',
    label: '2022年6月',
    from: '2022-06-01',
    to: '2022-06-30',
    count: 0,
    onLeave: true,
  },
];

function loaded(kind: string, changes: Partial<LoadedTermDocument> = {}): LoadedTermDocument {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    kind,
    number: '保营商告〔2022〕1号',
    issuedAt: '2022-07-01T01:00:00.000Z',
    facts: { procedureId: 'p', facts },
    issuerOrganisationId: null,
    term: {
      id: '00000000-0000-4000-8000-000000000002',
      schemeCode: 'BT',
      schemeVersion: 1,
      officeOrganisationId: 'BT-OFFICE',
      officerAccountId: 'officer',
      certificateNo: 'BT-2022-000007',
      verificationCode: 'abc123',
      channel: 'ORG',
      category: 'CPPCC',
      fromDate: '2022-04-01',
      toDate: '2023-03-31',
      status: 'SERVING',
      endedAt: null,
    } as LoadedTermDocument['term'],
    officer: { subject: 'PERSON', name: '符山兰', unitName: '槟榔合作社', homeOrganisationId: null },
    scheme: { name: bt.name, parameters: bt.parameters },
    procedure: {
      ground: 'CONSECUTIVE_EMPTY_MONTHS',
      ruleId: 'BT-DSM-2',
      mode: 'AUTO',
      endState: 'DISMISSED',
      facts,
      message: '连续2个月未上报：2022年5月、2022年6月',
      factsAt: '2022-06-30T16:00:00.000Z',
      notifiedAt: '2022-07-01T01:00:00.000Z',
      windowEndsAt: '2022-07-08T10:00:00.000Z',
      delivery: null,
      answers: [],
      stay: null,
    } as unknown as LoadedTermDocument['procedure'],
    deciderOrganisationId: null,
    note: null,
    organisations: { 'BT-OFFICE': { id: 'BT-OFFICE', name: '专班办公室', phone: '0898-1', parentId: null } },
    obligation: null,
    ...changes,
  };
}

describe('papers of a term', () => {
  test('the hearing notice has the table of months, the window, the rule, and a receipt (BT-DSM-2)', () => {
    const view = viewTermDocument(loaded('HEARING_NOTICE'), 'https://ys.example');
    expect(view).toMatchObject({ title: '拟解聘告知书', addressee: '符山兰', issuer: '专班办公室' });
    expect(view.table?.rows).toEqual([
      ['2022年5月', '2022-05-01', '2022-05-31', '0', '否'],
      ['2022年6月', '2022-06-01', '2022-06-30', '0', '是'],
    ]);
    const value = (label: string) => view.rows.find((row) => row.label === label)?.value;
    expect(value('适用规则')).toBe('BT-DSM-2');
    expect(value('陈述申辩期限')).toContain('5个工作日内（至2022年7月8日18:00）');
    expect(view.receipt?.text).toContain(view.number);
    const pages = JSON.stringify(definePages(view, (text) => [text]));
    expect(pages).toContain('headerRows');
  });

  test('the certificate carries a code for its check, other papers do not', () => {
    const certificate = viewTermDocument(loaded('CERTIFICATE', { procedure: null }), 'https://ys.example');
    expect(certificate.verification?.url).toBe('https://ys.example/certificates/abc123');
    expect(JSON.stringify(definePages(certificate, (text) => [text]))).toContain('"qr"');
    expect(viewTermDocument(loaded('EXPIRY_NOTICE'), '').verification).toBeNull();
  });

  test.each<Look>([
    'SCANNED',
    'ARM',
    'CLOSE',
  ])('the code of a printed certificate is read, looked at as %s', async (look) => {
    const view = viewTermDocument(loaded('CERTIFICATE', { procedure: null }), 'https://ys.example');
    const codes = await printedCodes(await createDocumentRenderer()(view), look);
    expect(codes.flat()).toEqual(['https://ys.example/certificates/abc123']);
  });

  test('a reminder goes to whoever owes: the officer his own duty, an organisation the others', () => {
    const obligation = {
      id: 'MONTHLY_REPORT-2022-07',
      kind: 'MONTHLY_REPORT',
      ruleId: 'AMB-BT-5',
      ownerOrganisationId: 'BT-OFFICE',
      ownerAccountId: 'officer',
      origin: '2022-06-30T16:00:00.000Z',
      firstDueAt: '2022-07-31T15:59:00.000Z',
      dueAt: '2022-07-31T15:59:00.000Z',
    };
    const own = loaded('REMINDER', { obligation });
    expect(viewTermDocument(own, '').addressee).toBe('符山兰');
    expect(isForOfficer(own)).toBe(true);
    const office = loaded('SUPERVISION_ORDER', { obligation: { ...obligation, ownerAccountId: null } });
    expect(viewTermDocument(office, '').addressee).toBe('专班办公室主要负责同志');
    expect(isForOfficer(office)).toBe(false);
  });

  test.each(TERM_DOCUMENT_KINDS)('%s has words, without holes', (kind) => {
    const view = viewTermDocument(loaded(kind), '');
    expect(view.paragraphs.length).toBeGreaterThan(0);
    expect(JSON.stringify(view)).not.toMatch(/undefined|null[^,}\]]|NaN/);
  });

  test('every kind that a term issues has a text', () => {
    for (const kind of Object.keys(TERM_DOCUMENT_LABELS)) expect(TERM_DOCUMENT_KINDS).toContain(kind);
  });
});
