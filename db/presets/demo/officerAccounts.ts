import type { Role } from '../../../workflows/rules/actor';

/** Who works in the schemes of officers and in the direct evaluation: [username, name, organisation, post, roles]. Officers get theirs when appointed. */
export type StaffRow = [
  username: string,
  displayName: string,
  organisationId: string,
  title: string,
  roles: Role[],
];

/** Two persons for the daily work and two who decide, so that nobody decides on his own proposal. */
export const officerStaff: readonly StaffRow[] = [
  ['bt-yunying1', '王海棠', 'BT-OFFICE', '保亭县专班办公室 运营人员', ['ORGANISER']],
  ['bt-yunying2', '符志强', 'BT-OFFICE', '保亭县专班办公室 运营人员', ['ORGANISER']],
  ['bt-jueding1', '黄椰风', 'BT-OFFICE', '保亭县专班办公室 决定人员', ['DECISION_BODY']],
  ['bt-jueding2', '吉明月', 'BT-OFFICE', '保亭县专班办公室 决定人员', ['DECISION_BODY']],
  ['bt-caizheng', '董思齐', 'BT-FINANCE', '保亭县财政局 拨付人员', ['FINANCE']],
  ['bt-duban', '林正清', 'BT-GOVERNMENT', '保亭县政府 督办人员', ['SUPERVISOR']],
  ['bt-shenji', '陈慎之', 'BT-AUDIT', '保亭县审计局 审计人员', ['AUDITOR']],

  ['hb-yunying1', '马淮生', 'HBQ-DEVELOPMENT', '某区发展改革委（选聘单位） 运营人员', ['ORGANISER']],
  ['hb-yunying2', '朱雅琴', 'HBQ-DEVELOPMENT', '某区发展改革委（选聘单位） 运营人员', ['ORGANISER']],
  ['hb-jueding1', '单向阳', 'HBQ-DEVELOPMENT', '某区发展改革委（选聘单位） 决定人员', ['DECISION_BODY']],
  ['hb-jueding2', '纵文静', 'HBQ-DEVELOPMENT', '某区发展改革委（选聘单位） 决定人员', ['DECISION_BODY']],
  ['hb-duban', '任督远', 'HBQ-OFFICE', '某区营商办 督办人员', ['SUPERVISOR']],
  ['hb-jijian', '周秉正', 'HBQ-DISCIPLINE', '某区纪委监委 监督人员', ['AUDITOR']],

  ['la-yunying1', '高皋月', 'LA-BUREAU', '六安市政务服务管理局 运营人员', ['ORGANISER']],
  ['la-yunying2', '叶青山', 'LA-BUREAU', '六安市政务服务管理局 运营人员', ['ORGANISER']],
  ['la-jueding1', '裴水平', 'LA-BUREAU', '六安市政务服务管理局 决定人员', ['DECISION_BODY']],
  ['la-jueding2', '江定波', 'LA-BUREAU', '六安市政务服务管理局 决定人员', ['DECISION_BODY']],
  ['la-duban', '霍长风', 'LA-CENTRE', '六安市政务服务中心 督办人员', ['SUPERVISOR']],
  ['la-shenji', '舒明鉴', 'LA-AUDIT', '六安市审计局 审计人员', ['AUDITOR']],

  ['yy-yunying1', '董庭秋', 'YY-OFFICE', '岳阳县优化办 运营人员', ['ORGANISER']],
  ['yy-yunying2', '易楚材', 'YY-OFFICE', '岳阳县优化办 运营人员', ['ORGANISER']],
  ['yy-jueding1', '任湘君', 'YY-OFFICE', '岳阳县优化办 决定人员', ['DECISION_BODY']],
  ['yy-jueding2', '甘露生', 'YY-OFFICE', '岳阳县优化办 决定人员', ['DECISION_BODY']],
  ['yy-duban', '彭远帆', 'YY-GROUP', '岳阳县建设工作领导小组 督办人员', ['SUPERVISOR']],
  ['yy-jijian', '方守廉', 'YY-DISCIPLINE', '岳阳县纪委监委 监督人员', ['AUDITOR']],

  ['ge-zuzhi1', '冯知远', 'GY-EVALUATION', '市营商办 评价组织人员', ['ORGANISER']],
  ['ge-zuzhi2', '章若川', 'GY-EVALUATION', '市营商办 评价组织人员', ['ORGANISER']],
  ['ge-zhengfu1', '卫成章', 'GY-GOVERNMENT', '市政府 约谈办理人员', ['DECISION_BODY']],
  ['ge-zhengfu2', '沈怀远', 'GY-GOVERNMENT', '市政府 约谈办理人员', ['DECISION_BODY']],
  ['ge-changwei1', '秦守一', 'GY-COMMITTEE', '市委常委会 述职会务人员', ['DECISION_BODY']],
  ['ge-changwei2', '许致平', 'GY-COMMITTEE', '市委常委会 述职会务人员', ['DECISION_BODY']],
  ['ge-jkq', '宋启明', 'JK-GOVERNMENT', '经开区管委会 整改联络人员', ['HANDLER']],
  ['ge-chengguan', '魏长街', 'GY-URBAN', '市城管执法局 整改联络人员', ['HANDLER']],
  ['ge-renfang', '孟安邦', 'GY-AIR-DEFENCE', '市人防办 整改联络人员', ['HANDLER']],
];
