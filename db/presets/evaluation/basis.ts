/** On what a version of the scheme rests, as its circular says; shown beside the parameters. */
export interface SchemeBasis {
  /** China date of the circular. */
  issuedOn: string;
  issuers: string[];
  /** Who agreed to it before it was issued. */
  agreedBy: string[];
  /** Plans that came with the same circular. */
  companions: string[];
}

/** By version of scheme GE. */
export const schemeBasis: Readonly<Record<number, SchemeBasis>> = {
  1: {
    issuedOn: '2022-09-06',
    issuers: ['中共广元市委办公室', '广元市人民政府办公室'],
    agreedBy: ['市委', '市政府'],
    companions: [
      '惠企政策“一站式”兑现工作方案',
      '成立营商环境投诉举报中心的方案（内容未收录，投诉规则按配置办理）',
    ],
  },
};
