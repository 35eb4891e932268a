/** A file already stored by the server; only this reference is kept in the draft. */
export interface UploadedFile {
  id: string;
  fileName: string;
  sizeBytes: number;
  mediaType: string;
  sha256: string;
}

export interface EnterpriseRow {
  id: string;
  creditCode: string;
  name: string;
}

/** The short form for an enterprise that is not registered yet. */
export interface NewEnterprise {
  creditCode: string;
  name: string;
  regionId: string;
  industry: string;
  size: '' | 'LARGE' | 'MEDIUM' | 'SMALL' | 'MICRO';
  establishedOn: string;
  legalRepresentative: string;
  contactName: string;
  contactPhone: string;
  bankName: string;
  bankAccount: string;
}

/** Files of one draft by the key of their line in the guide's checklist. */
export type MaterialFiles = Record<string, UploadedFile[]>;

export interface MaterialRef {
  materialKey: string;
  uploadId: string;
}
