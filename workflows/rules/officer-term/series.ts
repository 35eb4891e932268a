/** Head of the document numbers of each scheme; configuration of the office that issues them. */
const SERIES_HEADS: Record<string, string> = {
  BT: '保营商',
  HB: '淮营商',
  LA: '六政服',
  'YY-P': '岳营监',
  'YY-S': '岳营督',
};

/** What the series is called after the head, by kind of document. */
const SERIES_TAILS: Record<string, string> = {
  CERTIFICATE: '聘',
  PLAQUE: '牌',
  HEARING_NOTICE: '告',
  DISMISSAL_NOTICE: '解',
  TERMINATION_NOTICE: '终',
  CANCELLATION_NOTICE: '取',
  EXPIRY_NOTICE: '满',
  RENEWAL_NOTICE: '续',
  RESIGNATION_NOTICE: '辞',
  INFORMATION_LETTER: '函',
  REMINDER: '催',
  SUPERVISION_ORDER: '督令',
};

/** Series of a kind of document, e.g. 保营商告; its numbers run through the year without gaps. */
export function termDocumentSeries(schemeCode: string, kind: string): string {
  return `${SERIES_HEADS[schemeCode] ?? schemeCode}${SERIES_TAILS[kind] ?? ''}`;
}
