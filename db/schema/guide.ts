/** One line of a guide's checklist of materials. */
export interface GuideMaterial {
  /** Stable key within the item, referred to by submitted files and supplement requests. */
  key: string;
  name: string;
  required: boolean;
  copies: number;
  form: 'ORIGINAL' | 'COPY' | 'ELECTRONIC';
  note?: string;
}

/** One step of the review as the guide publishes it; null when the step has no limit of its own. */
export interface GuideStep {
  name: string;
  by: string;
  workingDays: number | null;
}

/** What was reduced for the applicant (五减, GR-U2), one Chinese sentence each. */
export interface GuideReductions {
  steps: string;
  materials: string;
  time: string;
  visits: string;
  cost: string;
}

/** The published guide of a policy item (办事指南); conditions, materials, steps and limits are mandatory (GR-U2). */
export interface Guide {
  conditions: string[];
  materials: GuideMaterial[];
  steps: GuideStep[];
  /** Working days of the department's review (GR-T3). */
  reviewWorkingDays: number;
  /** The recorded basis when the review may take longer than the scheme's limit (AMB-GR-2). */
  longerLimitBasis: string | null;
  /** Working days from acceptance to payment as promised to the enterprise. */
  redemptionWorkingDays: number;
  standard: string;
  payMethod: string;
  applicant: string;
  region: string;
  policyBasis: string;
  windowPhone: string;
  complaintPhone: string;
  validity: string;
  reductions: GuideReductions;
  faq?: { q: string; a: string }[];
}
