interface LabelledText {
  label: string;
  value: string;
}

/** What the API gives for printing a document; all texts are ready. */
export interface DocumentPrintView {
  id: string;
  number: string;
  title: string;
  issuer: string;
  addressee: string;
  paragraphs: string[];
  rows: LabelledText[];
  table: { columns: string[]; rows: string[][] } | null;
  tables?: { title: string; columns: string[]; rows: string[][] }[];
  closing: string[];
  issuedOn: string;
  receipt: { title: string; text: string; rows: LabelledText[] } | null;
  verification: { url: string; text: string } | null;
}
