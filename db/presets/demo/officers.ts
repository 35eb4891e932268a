import { presetId } from '../uuid';

/** A person or organisation that the demonstration appoints; the appointment itself is made in the process engine. */
export interface OfficerDemo {
  id: string;
  schemeCode: string;
  subject: 'PERSON' | 'ORGANISATION';
  name: string;
  birthDate: string | null;
  gender: 'MALE' | 'FEMALE' | null;
  phone: string | null;
  unitName: string | null;
  homeOrganisationId: string | null;
  post: string | null;
  industry: string | null;
  creditCode: string | null;
  liaisonName: string | null;
  liaisonPhone: string | null;
  fiscalPayroll: boolean;
  bankName: string | null;
  bankAccount: string | null;
  accountId: string;
  /** How the person was found, for the appointment. */
  channel: string;
  category: string;
  username: string;
  accountTitle: string;
}

/** Name, year of birth, gender, unit, post, industry or home organisation (`@id`), channel, category. */
type Person = [string, number, 'M' | 'F', string, string, string, string, string];
/** Name, kind of place, liaison person. */
type Point = [string, string, string];

// biome-ignore format: one person per line
const BAOTING: readonly Person[] = [
  ['黎春燕', 1985, 'F', '保亭椰岭农业有限公司', '总经理', '农业', 'ORG', 'PEOPLES_CONGRESS'],
  ['符海波', 1979, 'M', '保亭七仙岭温泉酒店', '董事长', '住宿业', 'ORG', 'CPPCC'],
  ['王秋月', 1988, 'F', '保亭什玲红毛丹合作社', '理事长', '农业', 'ORG', 'COMMERCE_FEDERATION'],
  ['吴清溪', 1982, 'M', '保亭响水建材商行', '经营者', '批发和零售业', 'ORG', 'COMMERCE_FEDERATION'],
  ['高文豪', 1976, 'M', '保亭县人民医院', '副主任医师', '卫生', 'ORG', 'CPPCC'],
  ['董丽华', 1990, 'F', '保亭加茂茶业有限公司', '副总经理', '制造业', 'ORG', 'PEOPLES_CONGRESS'],
  ['梁国栋', 1971, 'M', '', '退休教师', '教育', 'SOCIAL', 'PUBLIC'],
  ['陈小满', 1996, 'F', '保亭新政电商服务站', '店主', '批发和零售业', 'SOCIAL', 'PUBLIC'],
  ['胡金山', 1984, 'M', '保亭三道运输服务部', '经营者', '交通运输业', 'SOCIAL', 'PUBLIC'],
  ['朱玉兰', 1993, 'F', '', '社区志愿者', '居民服务业', 'SOCIAL', 'PUBLIC'],
  ['邢志远', 1987, 'M', '保亭毛感民宿', '经营者', '住宿业', 'SOCIAL', 'PUBLIC'],
  ['卓思思', 1991, 'F', '保亭六弓律师事务所', '律师', '商务服务业', 'SOCIAL', 'PUBLIC'],
];

// biome-ignore format: one person per line
const HUAIBEI: readonly Person[] = [
  ['纪相如', 1980, 'M', '淮北龙脊机械有限公司', '总经理', '', 'RECOMMENDED', 'MARKET'],
  ['祝南雁', 1986, 'F', '安徽桂苑律师事务所', '律师', '', 'RECOMMENDED', 'LAWYER'],
  ['谷文昌', 1977, 'M', '区融媒体中心', '记者', '', 'RECOMMENDED', 'PRESS'],
  ['季双成', 1983, 'F', '淮北口子食品有限公司', '工会主席', '', 'RECOMMENDED', 'PEOPLES_CONGRESS'],
];

// biome-ignore format: one person per line
const LUAN: readonly Person[] = [
  ['叶皖青', 1981, 'F', '六安市茶叶行业协会', '秘书长', '', 'OPEN', 'ASSOCIATION'],
  ['储大川', 1975, 'M', '六安市建筑业商会', '副会长', '', 'OPEN', 'ASSOCIATION'],
  ['汪明河', 1989, 'M', '六安市温州商会', '理事', '', 'OPEN', 'ASSOCIATION'],
  ['余霍英', 1983, 'F', '六安市装备制造业协会', '干事', '', 'OPEN', 'ASSOCIATION'],
  ['江以宁', 1978, 'M', '六安市人力资源和社会保障局', '一级主任科员', '@LA-LABOUR', 'OPEN', 'PUBLIC_OFFICIAL'],
  ['台舒然', 1986, 'F', '六安市住房和城乡建设局', '科员', '@LA-HOUSING', 'OPEN', 'PUBLIC_OFFICIAL'],
  ['匡正平', 1974, 'M', '六安市市场监督管理局', '四级调研员', '@LA-MARKET', 'OPEN', 'PUBLIC_OFFICIAL'],
  ['郝安然', 1992, 'F', '六安市医疗保障局', '科员', '@LA-INSURANCE', 'OPEN', 'PUBLIC_OFFICIAL'],
  ['傅闻达', 1985, 'M', '皖西日报社', '编辑', '', 'OPEN', 'PRESS'],
  ['潘思婷', 1990, 'F', '六安广播电视台', '记者', '', 'OPEN', 'PRESS'],
  ['鲍云平', 1987, 'M', '六安新闻网', '记者', '', 'OPEN', 'PRESS'],
  ['杜清茗', 1980, 'F', '六安齐山茶业有限公司', '总经理', '', 'OPEN', 'MARKET'],
  ['马铁山', 1976, 'M', '霍邱铁矿物流有限公司', '经理', '', 'OPEN', 'MARKET'],
  ['孔羽彤', 1984, 'F', '六安羽绒制品有限公司', '财务总监', '', 'OPEN', 'MARKET'],
  ['卢启明', 1988, 'M', '六安氢能装备有限公司', '办公室主任', '', 'OPEN', 'MARKET'],
  ['沈若水', 1982, 'F', '寿春餐饮服务部', '经营者', '', 'OPEN', 'MARKET'],
  ['钱梅山', 1969, 'M', '', '退休干部', '', 'OPEN', 'CITIZEN'],
  ['苏月明', 1995, 'F', '', '社区工作者', '', 'OPEN', 'CITIZEN'],
  ['戴望林', 1999, 'M', '', '大学生村官', '', 'OPEN', 'CITIZEN'],
  ['洪岭梅', 1972, 'F', '', '居民', '', 'OPEN', 'CITIZEN'],
];

// biome-ignore format: one person per line
const YUEYANG: readonly Person[] = [
  ['方荣生', 1978, 'M', '岳阳县荣湾水产有限公司', '总经理', '', 'OPEN', 'ENTERPRISE'],
  ['李新萍', 1984, 'F', '岳阳县新墙米业有限公司', '副总经理', '', 'OPEN', 'ENTERPRISE'],
  ['许章谷', 1973, 'M', '岳阳县民间文化商会', '会长', '', 'OPEN', 'ASSOCIATION'],
  ['龚晓芝', 1990, 'F', '岳阳县城关小吃店', '店主', '', 'OPEN', 'SOLE_TRADER'],
  ['毛大云', 1970, 'M', '岳阳县大云山林场', '政协委员', '', 'OPEN', 'SUPERVISION'],
  ['柳学林', 1968, 'M', '', '退休教授', '', 'OPEN', 'SOCIETY'],
];

// biome-ignore format: one point per line
const POINTS: readonly Point[] = [
  ['岳阳县鹿角重工有限公司', 'PARK_ENTERPRISE', '汤以宁'],
  ['岳阳县公田竹木制品有限公司', 'TOWN_ENTERPRISE', '殷若谷'],
  ['岳阳县麻塘农产品有限公司', 'TOWN_ENTERPRISE', '谭知秋'],
  ['岳阳县荣家湾个体餐饮联盟', 'SOLE_TRADERS', '庞小满'],
  ['岳阳县城东便民服务中心', 'SERVICE_PLACE', '熊晓岚'],
  ['岳阳县建材行业商会', 'ASSOCIATION', '翟平川'],
];

/** Valid codes without an owner, in the order of the points. */
const POINT_CODES = [
  '91430621MADEM0701C',
  '91430621MADEM0702F',
  '91430621MADEM0703J',
  '91430621MADEM0704M',
  '91430621MADEM0705Q',
  '91430621MADEM0706U',
];

/** Invented officers, in the order in which they are appointed. Telephone and account numbers are runs of zeros. */
export const demoOfficers: readonly OfficerDemo[] = [
  ...BAOTING.map((row, index) => person('BT', 'bt-tiyan', '保亭县营商环境体验员', row, index)),
  ...HUAIBEI.map((row, index) => person('HB', 'hb-tiyan', '某区营商环境体验官', row, index)),
  ...LUAN.map((row, index) => person('LA', 'la-tiyan', '六安市政务服务体验官', row, index)),
  ...POINTS.map(point),
  ...YUEYANG.map((row, index) => person('YY-S', 'yy-jiandu', '岳阳县营商环境监督员', row, index)),
];

function person(
  schemeCode: string,
  prefix: string,
  title: string,
  [name, year, gender, unit, post, industryOrHome, channel, category]: Person,
  index: number,
): OfficerDemo {
  const username = `${prefix}${index + 1}`;
  const home = industryOrHome.startsWith('@') ? industryOrHome.slice(1) : null;
  const paid = schemeCode === 'BT';
  return {
    id: presetId(`officer/${username}`),
    schemeCode,
    subject: 'PERSON',
    name,
    birthDate: `${year}-${String((index % 12) + 1).padStart(2, '0')}-15`,
    gender: gender === 'M' ? 'MALE' : 'FEMALE',
    phone: phoneOf(index),
    unitName: unit === '' ? null : unit,
    homeOrganisationId: home,
    post,
    industry: home === null && industryOrHome !== '' ? industryOrHome : null,
    creditCode: null,
    liaisonName: null,
    liaisonPhone: null,
    fiscalPayroll: post === '副主任医师',
    bankName: paid ? '演示银行保亭支行' : null,
    bankAccount: paid ? `62000000000000${String(2001 + index).padStart(5, '0')}` : null,
    accountId: presetId(`account/${username}`),
    channel,
    category,
    username,
    accountTitle: title,
  };
}

function point([name, category, liaison]: Point, index: number): OfficerDemo {
  const username = `yy-jiance${index + 1}`;
  return {
    id: presetId(`officer/${username}`),
    schemeCode: 'YY-P',
    subject: 'ORGANISATION',
    name,
    birthDate: null,
    gender: null,
    phone: null,
    unitName: null,
    homeOrganisationId: null,
    post: null,
    industry: null,
    creditCode: POINT_CODES[index] ?? null,
    liaisonName: liaison,
    liaisonPhone: phoneOf(index),
    fiscalPayroll: false,
    bankName: null,
    bankAccount: null,
    accountId: presetId(`account/${username}`),
    channel: 'OPEN',
    category,
    username,
    accountTitle: '岳阳县营商环境监测点 联络员',
  };
}

function phoneOf(index: number): string {
  return `138000001${String(index + 1).padStart(2, '0')}`;
}
