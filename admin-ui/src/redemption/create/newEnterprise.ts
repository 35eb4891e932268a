import { chinaDate } from '../../format';
import type { NewEnterprise } from './types';

export const SIZE_LABELS: Record<string, string> = {
  LARGE: '大型',
  MEDIUM: '中型',
  SMALL: '小型',
  MICRO: '微型',
};

/** The short form, untouched. */
export const emptyEnterprise = (creditCode: string): NewEnterprise => ({
  creditCode,
  name: '',
  regionId: '',
  industry: '',
  size: '',
  establishedOn: '',
  legalRepresentative: '',
  contactName: '',
  contactPhone: '',
  bankName: '',
  bankAccount: '',
});

type Problems = Partial<Record<keyof NewEnterprise, string>>;

const REQUIRED: Partial<Record<keyof NewEnterprise, string>> = {
  name: '请填写营业执照上的企业名称。',
  regionId: '请选择所在地区。',
  industry: '请填写所属行业。',
  size: '请选择企业规模。',
  establishedOn: '请填写成立日期。',
  legalRepresentative: '请填写法定代表人。',
  contactName: '请填写联系人。',
  contactPhone: '请填写联系电话。',
  bankName: '请填写开户银行。',
  bankAccount: '请填写收款账号。',
};

/** What is missing or unreadable in the short form, by field; empty when it may be sent. */
export function newEnterpriseProblems(value: NewEnterprise): Problems {
  const problems: Problems = {};
  for (const [field, message] of Object.entries(REQUIRED) as [keyof NewEnterprise, string][]) {
    if (value[field].trim() === '') problems[field] = message;
  }
  if (!problems.contactPhone && !/^[0-9+\- ]{7,20}$/.test(value.contactPhone.trim())) {
    problems.contactPhone = '联系电话应为 7 至 20 位数字，可含加号、空格和连字符。';
  }
  const account = value.bankAccount.replace(/\s/g, '');
  if (!problems.bankAccount && !/^\d{8,32}$/.test(account)) {
    problems.bankAccount = '收款账号应为 8 至 32 位数字。';
  }
  if (!problems.establishedOn && value.establishedOn > chinaDate(Date.now())) {
    problems.establishedOn = '成立日期不能晚于今天。';
  }
  return problems;
}

/** The form as the API takes it, without spaces around or inside numbers. */
export function enterpriseBody(value: NewEnterprise): NewEnterprise {
  const trimmed = Object.fromEntries(
    Object.entries(value).map(([field, text]) => [field, text.trim()]),
  ) as unknown as NewEnterprise;
  return { ...trimmed, bankAccount: trimmed.bankAccount.replace(/\s/g, '') };
}
