import type { EnterpriseSize } from '../../schema';
import { presetId } from '../uuid';

export interface EnterpriseDemo {
  id: string;
  creditCode: string;
  name: string;
  regionId: string;
  industry: string;
  size: EnterpriseSize;
  establishedOn: string;
  legalRepresentative: string;
  contactName: string;
  contactPhone: string;
  bankName: string;
  bankAccount: string;
}

type Row = [string, string, string, string, EnterpriseSize, string, string, string];

/**
 * Invented enterprises and persons: credit code (valid check characters), name, region, industry, size, founding day,
 * legal representative, contact.
 */
// biome-ignore format: one enterprise per line
const ROWS: readonly Row[] = [
  ['91510800MADEM00111', '广元青垭精密机械有限公司', 'JK', '通用设备制造业', 'MEDIUM', '2008-01-01', '赵文远', '秦明朗'],
  ['91510800MADEM002XQ', '广元栖云铝基新材料有限公司', 'JK', '有色金属加工业', 'LARGE', '2015-06-12', '钱思敏', '尤若溪'],
  ['91510800MADEM0038Q', '广元瀚岭电子元器件有限公司', 'JK', '电子元件制造业', 'MEDIUM', '2022-11-23', '孙嘉禾', '许子衡'],
  ['91510800MADEM0046K', '广元朔川智能装备有限公司', 'JK', '专用设备制造业', 'SMALL', '2013-04-06', '李明朗', '何雨桐'],
  ['91510800MADEM0054E', '广元澄泉生物医药有限公司', 'JK', '医药制造业', 'MEDIUM', '2020-09-17', '周若溪', '吕安宁'],
  ['91510802MADEM00626', '广元嘉栈软件技术有限公司', 'LZ', '软件和信息技术服务业', 'SMALL', '2011-02-28', '吴子衡', '施景行'],
  ['91510802MADEM00701', '广元远垭进出口贸易有限公司', 'LZ', '批发业', 'SMALL', '2018-07-11', '郑雨桐', '张清和'],
  ['91510802MADEM0089X', '广元凤台云科技有限公司', 'LZ', '软件和信息技术服务业', 'MICRO', '2009-12-22', '王安宁', '孔文远'],
  ['91510802MADEM0097Q', '广元蜀垭家居制造有限公司', 'LZ', '家具制造业', 'MEDIUM', '2016-05-05', '冯景行', '曹思敏'],
  ['91510802MADEM010X9', '广元利云供应链管理有限公司', 'LZ', '仓储业', 'MEDIUM', '2023-10-16', '陈清和', '严嘉禾'],
  ['91510802MADEM01189', '广元皓栈文化旅游开发有限公司', 'LZ', '旅游业', 'SMALL', '2014-03-27', '褚文远', '华明朗'],
  ['91510802MADEM01264', '广元雪峰垭民宿管理有限公司', 'LZ', '住宿业', 'MICRO', '2021-08-10', '卫思敏', '金若溪'],
  ['91510802MADEM0134Y', '广元宝轮栈建材有限公司', 'LZ', '非金属矿物制品业', 'SMALL', '2012-01-21', '蒋嘉禾', '魏子衡'],
  ['91510811MADEM0142T', '广元昭化葭萌栈食品有限公司', 'ZH', '农副食品加工业', 'SMALL', '2019-06-04', '沈明朗', '陶雨桐'],
  ['91510811MADEM0150M', '广元昭化柏林沟农业开发有限公司', 'ZH', '农业', 'SMALL', '2010-11-15', '韩若溪', '姜安宁'],
  ['93510811MADEM0169C', '广元昭化红岩垭猕猴桃专业合作社', 'ZH', '农业', 'MICRO', '2017-04-26', '杨子衡', '戚景行'],
  ['91510811MADEM0177D', '广元昭化京兆栈新能源有限公司', 'ZH', '电力生产业', 'MEDIUM', '2008-09-09', '朱雨桐', '谢清和'],
  ['91510812MADEM0185N', '广元朝天曾家垭高山蔬菜有限公司', 'CT', '农业', 'SMALL', '2015-02-20', '秦安宁', '邹文远'],
  ['91510812MADEM0193H', '广元朝天明月栈旅游服务有限公司', 'CT', '旅游业', 'MICRO', '2022-07-03', '尤景行', '喻思敏'],
  ['91510812MADEM02067', '广元朝天朝云核桃食品有限公司', 'CT', '食品制造业', 'SMALL', '2013-12-14', '许清和', '柏嘉禾'],
  ['91510812MADEM02142', '广元朝天羊木垭矿山机械有限公司', 'CT', '专用设备制造业', 'SMALL', '2020-05-25', '何文远', '水明朗'],
  ['91510821MADEM0222X', '旺苍旺栈茶业有限公司', 'WC', '精制茶加工业', 'SMALL', '2011-10-08', '吕思敏', '窦若溪'],
  ['91510821MADEM0230Q', '旺苍米仓垭新材料有限公司', 'WC', '化学原料制造业', 'MEDIUM', '2018-03-19', '施嘉禾', '章子衡'],
  ['91510821MADEM0249M', '旺苍木门栈物流有限公司', 'WC', '道路运输业', 'SMALL', '2009-08-02', '张明朗', '赵雨桐'],
  ['91510821MADEM0257G', '旺苍黄洋垭生物科技有限公司', 'WC', '医药制造业', 'MICRO', '2016-01-13', '孔若溪', '钱安宁'],
  ['91510822MADEM0265R', '青川青溪栈食用菌有限公司', 'QC', '食品制造业', 'SMALL', '2023-06-24', '曹子衡', '孙景行'],
  ['91510822MADEM0273L', '青川唐家垭生态旅游有限公司', 'QC', '旅游业', 'SMALL', '2014-11-07', '严雨桐', '李清和'],
  ['91510822MADEM0281F', '青川乔庄栈石材有限公司', 'QC', '非金属矿物制品业', 'SMALL', '2021-04-18', '华安宁', '周文远'],
  ['93510822MADEM029X1', '青川白龙垭水产养殖专业合作社', 'QC', '渔业', 'MICRO', '2012-09-01', '金景行', '吴思敏'],
  ['91510823MADEM0302E', '剑阁剑栈豆制品有限公司', 'JG', '食品制造业', 'SMALL', '2019-02-12', '魏清和', '郑嘉禾'],
  ['91510823MADEM03109', '剑阁翠云垭民宿有限公司', 'JG', '住宿业', 'MICRO', '2010-07-23', '陶文远', '王明朗'],
  ['91510823MADEM03296', '剑阁普安栈服装有限公司', 'JG', '纺织服装业', 'MEDIUM', '2017-12-06', '姜思敏', '冯若溪'],
  ['91510823MADEM03371', '剑阁下寺垭机电有限公司', 'JG', '电气机械制造业', 'SMALL', '2008-05-17', '戚嘉禾', '陈子衡'],
  ['91510823MADEM0345U', '剑阁闻溪栈农业科技有限公司', 'JG', '农业', 'MICRO', '2015-10-28', '谢明朗', '褚雨桐'],
  ['91510824MADEM03535', '苍溪苍栈红心果业有限公司', 'CX', '农业', 'MEDIUM', '2022-03-11', '邹若溪', '卫安宁'],
  ['91510824MADEM03610', '苍溪陵江垭天然气装备有限公司', 'CX', '专用设备制造业', 'MEDIUM', '2013-08-22', '喻子衡', '蒋景行'],
  ['91510824MADEM037XP', '苍溪元坝栈冷链物流有限公司', 'CX', '仓储业', 'SMALL', '2020-01-05', '柏雨桐', '沈清和'],
  ['91510824MADEM0388P', '苍溪歧坪垭丝绸有限公司', 'CX', '纺织业', 'SMALL', '2011-06-16', '水安宁', '韩文远'],
  ['91510824MADEM0396J', '苍溪九龙栈家庭农场有限公司', 'CX', '农业', 'MICRO', '2018-11-27', '窦景行', '杨思敏'],
  ['91510802MADEM0409C', '广元栈道数字传媒有限公司', 'LZ', '广告业', 'MICRO', '2009-04-10', '章清和', '朱嘉禾'],
];

/** Enterprises of the demonstration. Telephone and bank account numbers are runs of zeros that nobody holds. */
export const demoEnterprises: readonly EnterpriseDemo[] = ROWS.map(
  ([creditCode, name, regionId, industry, size, establishedOn, legalRepresentative, contactName], index) => {
    const number = String(index + 1).padStart(4, '0');
    return {
      id: presetId(`enterprise/${creditCode}`),
      creditCode,
      name,
      regionId,
      industry,
      size,
      establishedOn,
      legalRepresentative,
      contactName,
      contactPhone: `1380000${number}`,
      bankName: '演示银行广元分行',
      bankAccount: `620000000000000${number}`,
    };
  },
);
