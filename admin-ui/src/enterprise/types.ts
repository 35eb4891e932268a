/** An enterprise as lists and its page show it; telephone and account number come masked from the API. */
export interface EnterpriseView {
  id: string;
  creditCode: string;
  name: string;
  regionId: string;
  industry: string;
  size: string;
  establishedOn: string;
  legalRepresentative?: string;
  contactName?: string;
  contactPhone?: string;
  bankName?: string;
  bankAccount?: string;
}
