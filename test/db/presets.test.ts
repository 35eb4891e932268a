import { verify } from '@node-rs/argon2';
import { type Connection, connectDatabase } from '../../db/connect';
import {
  applyDemo,
  DEMO_PASSWORD,
  demoAccounts,
  demoEnterprises,
  demoOfficers,
  demoSchemes,
  fundPools,
  gr,
  guideSchema,
  officerSchemes,
  organisations,
  type PolicyItemPreset,
  policyItems,
  presetId,
  redemptionParametersSchema,
  redemptionRegions,
  regions,
  regionWithCounties,
  reviewLimitAllowed,
  schemeOrgans,
  wholeCity,
} from '../../db/presets';
import { validateCreditCode } from '../../workflows/rules/identifiers/creditCode';
import { ageOn } from '../../workflows/rules/officer-term/eligibility';
import { createTestDatabase, type TestDatabase } from '../support/database';

const organisationOf = new Map(organisations.map((entry) => [entry.id, entry]));

describe('organisations', () => {
  test('every region has one window and one finance body with one pool (GR-ORG-1, GR-ORG-7)', () => {
    for (const region of redemptionRegions) {
      expect(organisationOf.get(`${region.id}-WINDOW`)).toMatchObject({
        kind: 'WINDOW',
        regionId: region.id,
      });
      expect(organisationOf.get(`${region.id}-FINANCE`)).toMatchObject({
        kind: 'FINANCE',
        level: region.level,
      });
      expect(fundPools.filter((pool) => pool.organisationId === `${region.id}-FINANCE`)).toHaveLength(1);
    }
  });

  test('the city and its eight counties carry their codes, the development zone has none', () => {
    expect(redemptionRegions.map((region) => region.gbCode)).toEqual([
      '510800',
      '510802',
      '510811',
      '510812',
      '510821',
      '510822',
      '510823',
      '510824',
      null,
    ]);
  });

  test('ids are unique, parents exist, office slots ascend', () => {
    expect(organisationOf.size).toBe(organisations.length);
    for (const { parentId, officeHours } of organisations) {
      if (parentId) expect(organisationOf.has(parentId)).toBe(true);
      const times = officeHours.slots.flatMap((slot) => [slot.from, slot.to]);
      expect(times).toEqual([...times].sort());
    }
  });
});

describe('regions', () => {
  test('a city reaches its own counties and no others', () => {
    expect(regionWithCounties('GY')).toEqual(['GY', 'LZ', 'ZH', 'CT', 'WC', 'QC', 'JG', 'CX', 'JK']);
    expect(regionWithCounties('LA')).toHaveLength(8);
    expect(regionWithCounties('BT')).toEqual(['BT']);
    expect(wholeCity('LZ')).toEqual(regionWithCounties('GY'));
    expect(wholeCity('YY')).toEqual(['YY']);
    expect(regionWithCounties('nowhere')).toEqual(['nowhere']);
  });

  test('ids are unique, parents are cities of the list, organisations lie in a region', () => {
    expect(new Set(regions.map(({ id }) => id)).size).toBe(regions.length);
    for (const { parentId } of regions)
      if (parentId) expect(regions.find(({ id }) => id === parentId)?.level).toBe('CITY');
    for (const { regionId } of organisations)
      expect([regionId, regions.some(({ id }) => id === regionId)]).toEqual([regionId, true]);
  });
});

describe('schemes of officers', () => {
  test('every organ of every scheme is an organisation', () => {
    for (const { code, parameters } of officerSchemes) {
      const mapped = schemeOrgans.filter(({ schemeCode }) => schemeCode === code);
      expect(mapped.map(({ organCode }) => organCode).sort()).toEqual(
        parameters.organs.map((organ) => organ.code).sort(),
      );
      for (const { organisationId } of mapped) expect(organisationOf.has(organisationId)).toBe(true);
    }
  });

  test('the rewards of Baoting have a pool of its finance body that bears thirty excellent officers (BT-RWD-5)', () => {
    const pool = fundPools.find(({ id }) => id === 'BT-REWARDS')!;
    expect(organisationOf.get(pool.organisationId)).toMatchObject({ kind: 'FINANCE', regionId: 'BT' });
    expect(pool.demoOpeningFen).toBeGreaterThanOrEqual(30 * 180_000);
  });

  test('versions of the demonstration change nothing but when one may be appointed', () => {
    const versions = demoSchemes('2026-11-22');
    expect(versions.map(({ code, version }) => `${code} ${version}`)).toEqual([
      'BT 2',
      'HB 2',
      'YY-P 2',
      'YY-S 2',
    ]);
    for (const { code, parameters, name } of versions) {
      const { parameters: own } = officerSchemes.find((each) => each.code === code)!;
      const { validity, term, ...rest } = parameters;
      const { validity: _validity, term: _term, ...same } = own;
      expect(rest).toEqual(same);
      expect(term).toEqual({ ...own.term, defaultStart: null });
      expect(validity).toMatchObject({ from: '2026-01-01', ruleId: own.validity.ruleId });
      // A term that begins on any day of the year ends within the version's time.
      expect(Number(validity.to?.slice(0, 4))).toBe(2026 + term.years);
      expect(name).toContain('演示');
    }
  });
});

describe('scheme GR', () => {
  test('carries the numbers of the plan', () => {
    expect(gr.parameters).toMatchObject({
      clocks: { assignMinutes: 60, respondMinutes: 60, reviewWorkingDays: 10, payWorkingDays: 1 },
      policy: { hourClock: 'OFFICE', lastWorkingDayEndsAt: 'OFFICE_CLOSE' },
      supplement: { maxBeforeAcceptance: 1, maxAfterAcceptance: 1 },
      callback: { maxAttempts: 3 },
    });
  });

  test.each([
    ['a fraction of a day', { clocks: { ...gr.parameters.clocks, reviewWorkingDays: 0.5 } }],
    ['no limit', { clocks: { ...gr.parameters.clocks, payWorkingDays: 0 } }],
    ['an unknown hour clock', { policy: { ...gr.parameters.policy, hourClock: 'SUN' } }],
    ['a parameter that nobody reads', { bonus: 1 }],
    [
      'an unknown rung',
      { ladder: { rungs: [{ at: { percent: 50 }, act: 'SHOUT' }], thenRemindEveryWorkingDays: 5 } },
    ],
  ])('is refused with %s', (_what, change) => {
    expect(redemptionParametersSchema.safeParse({ ...gr.parameters, ...change }).success).toBe(false);
  });
});

describe('policy items', () => {
  const byKind = (kind: PolicyItemPreset['kind']) => policyItems.filter((item) => item.kind === kind);

  test('cover the three kinds (GR-U1)', () => {
    expect(
      ['NO_APPLICATION', 'INSTANT', 'COMPREHENSIVE'].map((kind) => byKind(kind as 'INSTANT').length),
    ).toEqual([3, 8, 3]);
  });

  test.each(
    policyItems.map((item) => [item.name, item] as const),
  )('%s has a complete guide', (_name, item) => {
    const guide = guideSchema.parse(item.guide);
    expect(organisationOf.get(item.departmentOrganisationId)?.kind).toBe('DEPARTMENT');
    expect(fundPools.some((pool) => pool.id === item.poolId)).toBe(true);
    expect(Number.isSafeInteger(item.maxAmountFen)).toBe(true);
    expect(guide.materials.some((material) => material.required)).toBe(true);
    expect(guide.steps.find((step) => step.name === '审核报批')?.workingDays).toBe(guide.reviewWorkingDays);
    expect(guide.redemptionWorkingDays).toBeGreaterThan(
      guide.reviewWorkingDays + gr.parameters.clocks.payWorkingDays - 1,
    );
    expect(item.keywords).not.toBe('');
  });

  test.each([
    'conditions',
    'materials',
    'steps',
    'reviewWorkingDays',
    'redemptionWorkingDays',
  ])('a guide without %s cannot be published (GR-U2)', (field) => {
    const { [field]: removed, ...rest } = policyItems[0]!.guide as unknown as Record<string, unknown>;
    expect(removed).toBeDefined();
    expect(guideSchema.safeParse(rest).success).toBe(false);
    const empty = Array.isArray(removed) ? [] : 0;
    expect(guideSchema.safeParse({ ...rest, [field]: empty }).success).toBe(false);
  });

  test('a limit above ten working days needs a recorded basis, for city policy (AMB-GR-2)', () => {
    const longer = { reviewWorkingDays: 11, longerLimitBasis: null };
    expect(reviewLimitAllowed(longer, 'CITY', 10)).toBe(false);
    expect(reviewLimitAllowed({ ...longer, longerLimitBasis: '依据' }, 'CITY', 10)).toBe(true);
    expect(reviewLimitAllowed({ ...longer, reviewWorkingDays: 10 }, 'CITY', 10)).toBe(true);
    expect(reviewLimitAllowed(longer, 'PROVINCE', 10)).toBe(true);
    const limits = policyItems.map((item) => item.guide.reviewWorkingDays);
    expect(Math.min(...limits)).toBeLessThan(10);
    expect(Math.max(...limits)).toBeGreaterThan(10);
  });
});

describe('demo officers', () => {
  test('have an account each, a category and channel of their scheme, and meet its conditions of age', () => {
    expect(new Set(demoOfficers.map(({ id }) => id)).size).toBe(demoOfficers.length);
    for (const officer of demoOfficers) {
      const { parameters } = officerSchemes.find(({ code }) => code === officer.schemeCode)!;
      expect(parameters.subject).toBe(officer.subject);
      const categories = parameters.eligibility.categories?.items.map(({ code }) => code);
      expect(categories).toContain(officer.category);
      expect(parameters.selection.map(({ channel }) => channel)).toContain(officer.channel);
      const { age } = parameters.eligibility;
      const completed = ageOn(officer.birthDate ?? '1980-01-01', '2026-11-22');
      expect(completed).toBeGreaterThanOrEqual(age?.min ?? 0);
      expect(completed).toBeLessThanOrEqual(age?.max ?? 200);
      expect(demoAccounts.find(({ id }) => id === officer.accountId)?.roles).toEqual(['OFFICER']);
      if (officer.creditCode) expect(validateCreditCode(officer.creditCode)).toEqual({ ok: true });
      if (officer.homeOrganisationId) expect(organisationOf.has(officer.homeOrganisationId)).toBe(true);
    }
  });

  test('do not fill the places of any scheme', () => {
    for (const { code, parameters } of officerSchemes) {
      const total = demoOfficers.filter(({ schemeCode }) => schemeCode === code).length;
      expect(total).toBeGreaterThan(0);
      expect(total).toBeLessThanOrEqual(parameters.quota.total ?? total);
    }
  });
});

describe('demo data', () => {
  test.each(
    demoEnterprises.map((entry) => [entry.name, entry] as const),
  )('%s has a valid credit code', (_name, entry) => {
    expect(validateCreditCode(entry.creditCode)).toEqual({ ok: true });
    expect(regions.some((region) => region.id === entry.regionId)).toBe(true);
  });

  test('credit codes, names and ids are unique', () => {
    for (const key of ['creditCode', 'name', 'id'] as const)
      expect(new Set(demoEnterprises.map((entry) => entry[key])).size).toBe(demoEnterprises.length);
    expect(new Set(demoAccounts.map((account) => account.username)).size).toBe(demoAccounts.length);
  });

  test('every department that owns an item has two handlers and another person to approve', () => {
    for (const id of new Set(policyItems.map((item) => item.departmentOrganisationId))) {
      const roles = demoAccounts
        .filter((account) => account.organisationId === id)
        .map((account) => account.roles);
      expect(roles).toEqual([['HANDLER'], ['HANDLER'], ['APPROVER']]);
    }
  });

  test('ids made from names are version 5 and never change', () => {
    expect(presetId('account/chuangkou')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(presetId('account/chuangkou')).toBe('7fe3988c-b5e7-5517-9a73-ed31b24bb2d1');
  });

  describe('in the database', () => {
    let database: TestDatabase;
    let connection: Connection;

    beforeAll(async () => {
      database = await createTestDatabase();
      connection = connectDatabase(database.url, { max: 2 });
      await applyDemo(connection.db);
    });

    afterAll(async () => {
      await connection.close();
      await database.drop();
    });

    test('accounts are marked as demo and open with the demo password', async () => {
      const accounts = await connection.db
        .selectFrom('account')
        .select(['username', 'passwordHash', 'demo'])
        .execute();
      expect(accounts.every((account) => account.demo)).toBe(true);
      expect(accounts[0]!.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect(await verify(accounts[0]!.passwordHash, DEMO_PASSWORD)).toBe(true);
    });

    test('each scheme of officers has one published version beside the own one of its document', async () => {
      const rows = await connection.db
        .selectFrom('scheme')
        .select(['code', 'version', 'status'])
        .where('code', '!=', 'GR')
        .orderBy('code')
        .orderBy('version')
        .execute();
      expect(rows.map(({ code, version, status }) => `${code} ${version} ${status}`)).toEqual([
        'BT 1 SUPERSEDED',
        'BT 2 PUBLISHED',
        'GE 1 PUBLISHED',
        'HB 1 DRAFT',
        'HB 2 PUBLISHED',
        'LA 1 PUBLISHED',
        'YY-P 1 SUPERSEDED',
        'YY-P 2 PUBLISHED',
        'YY-S 1 SUPERSEDED',
        'YY-S 2 PUBLISHED',
      ]);
    });

    test('each scheme has two persons who organise and two who decide', () => {
      for (const prefix of ['bt', 'hb', 'la', 'yy'])
        for (const role of ['ORGANISER', 'DECISION_BODY'] as const)
          expect(
            demoAccounts.filter(
              (each) => each.username.startsWith(`${prefix}-`) && each.roles.includes(role),
            ),
          ).toHaveLength(2);
      for (const account of demoAccounts)
        if (account.organisationId) expect(organisationOf.has(account.organisationId)).toBe(true);
    });

    test('the ledger of every pool adds up to its balance', async () => {
      const pools = await connection.db
        .selectFrom('fundPool')
        .innerJoin('fundEntry', 'fundEntry.poolId', 'fundPool.id')
        .select([
          'fundPool.id',
          'balanceFen',
          'reservedFen',
          'fundEntry.kind',
          'amountFen',
          'balanceAfterFen',
        ])
        .execute();
      expect(pools).toHaveLength(fundPools.length);
      for (const pool of pools)
        expect(pool).toMatchObject({
          kind: 'OPENING',
          balanceFen: pool.amountFen,
          balanceAfterFen: pool.amountFen,
          reservedFen: 0,
        });
    });
  });
});
