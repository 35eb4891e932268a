import type { Role } from '../../../workflows/rules/actor';
import { presetId } from '../uuid';
import { demoEnterprises } from './enterprises';
import { officerStaff, type StaffRow } from './officerAccounts';
import { demoOfficers } from './officers';

/** The one password of every demo account; printed at start, refused in production together with the accounts. */
export const DEMO_PASSWORD = 'yingshang-2026';

export interface DemoAccount {
  id: string;
  username: string;
  password: string;
  /** Where and as what the person works, in Chinese. */
  title: string;
  displayName: string;
  organisationId: string | null;
  enterpriseId: string | null;
  roles: Role[];
}

const STAFF: readonly StaffRow[] = [
  ['chuangkou', '罗晓雯', 'GY-WINDOW', '市级专窗 窗口人员', ['WINDOW']],
  ['chuangkou2', '段宏宇', 'GY-WINDOW', '市级专窗 窗口人员', ['WINDOW']],
  ['lizhou', '贾思源', 'LZ-WINDOW', '利州区专窗 窗口人员', ['WINDOW']],
  ['caizheng', '方静怡', 'GY-FINANCE', '市财政局 拨付人员', ['FINANCE']],
  ['caizheng2', '邓博文', 'GY-FINANCE', '市财政局 拨付人员', ['FINANCE']],
  ['duban', '雷振华', 'GY-CENTRE', '市政务服务和资源交易中心 督办人员', ['SUPERVISOR']],
  ['shenji', '史敬之', 'GY-AUDIT', '市审计局 审计人员', ['AUDITOR']],
  ['jijian', '严正平', 'GY-DISCIPLINE', '市纪委监委 监督人员', ['AUDITOR']],
  ['mubiao', '龙清扬', 'GY-TARGET', '市委目标绩效办 督查人员', ['AUDITOR']],
  ['guanli', '万里晴', 'GY-CENTRE', '系统管理员', ['ADMIN']],
];

type Department = [
  organisationId: string,
  name: string,
  usernames: [string, string, string],
  persons: [string, string, string],
];

/** Two handlers and an approver for every department that owns items, so that nobody decides on his own proposal. */
const DEPARTMENTS: readonly Department[] = [
  ['GY-INDUSTRY', '市经济和信息化局', ['jingban1', 'jingban2', 'shenpi'], ['林知远', '崔晓岚', '程立行']],
  ['GY-SCIENCE', '市科技局', ['keji1', 'keji2', 'kejisp'], ['苏明哲', '蔡语晨', '丁怀瑾']],
  ['GY-LABOUR', '市人力资源社会保障局', ['renshe1', 'renshe2', 'renshesp'], ['潘若兰', '田志诚', '余慧敏']],
  ['GY-COMMERCE', '市商务局', ['shangwu1', 'shangwu2', 'shangwusp'], ['夏远航', '汪可欣', '石守正']],
  ['GY-MARKET', '市市场监管局', ['shichang1', 'shichang2', 'shichangsp'], ['任天佑', '钟灵秀', '廖秉公']],
  ['GY-AGRICULTURE', '市农业农村局', ['nongye1', 'nongye2', 'nongyesp'], ['郝丰年', '白露晞', '邱田野']],
  ['GY-TOURISM', '市文化广电旅游局', ['wenlv1', 'wenlv2', 'wenlvsp'], ['江云舒', '尹山川', '黎致和']],
];

/** Enterprises with an account of their own: [username, credit code]. */
const ENTERPRISE_ACCOUNTS: readonly [string, string][] = [
  ['qiye', '91510800MADEM00111'],
  ['qiye2', '91510802MADEM00626'],
  ['qiye3', '91510802MADEM00701'],
];

/** Accounts of the demonstration, one or more per role. */
export const demoAccounts: readonly DemoAccount[] = [
  ...[...STAFF, ...officerStaff].map(([username, displayName, organisationId, title, roles]) =>
    account({ username, displayName, organisationId, enterpriseId: null, title, roles }),
  ),
  ...DEPARTMENTS.flatMap(([organisationId, name, usernames, persons]) =>
    usernames.map((username, index) =>
      account({
        username,
        displayName: persons[index]!,
        organisationId,
        enterpriseId: null,
        title: `${name} ${index === 2 ? '审批人' : '经办人'}`,
        roles: [index === 2 ? 'APPROVER' : 'HANDLER'],
      }),
    ),
  ),
  ...ENTERPRISE_ACCOUNTS.map(([username, creditCode]) => {
    const enterprise = demoEnterprises.find((entry) => entry.creditCode === creditCode)!;
    return account({
      username,
      displayName: enterprise.contactName,
      organisationId: null,
      enterpriseId: enterprise.id,
      title: `${enterprise.name} 申报人`,
      roles: ['ENTERPRISE'],
    });
  }),
  ...demoOfficers.map((officer) =>
    account({
      username: officer.username,
      displayName: officer.liaisonName ?? officer.name,
      organisationId: null,
      enterpriseId: null,
      title: officer.accountTitle,
      roles: ['OFFICER'],
    }),
  ),
];

function account(entry: Omit<DemoAccount, 'id' | 'password'>): DemoAccount {
  return { id: presetId(`account/${entry.username}`), password: DEMO_PASSWORD, ...entry };
}
