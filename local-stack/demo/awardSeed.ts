import { presetId } from '../../db/presets/uuid';
import type { Login } from './demoCase';

interface AwardView {
  status: string;
  extraPlaces: number | null;
  lines: {
    objectId: string;
    standing: string;
    recommended: boolean;
    persons: number;
    placings: { top: boolean }[];
  }[];
}

const UNITS = 4;

/**
 * The award of a year as it is proposed: places fixed, units put forward – first those that the rounds of the year
 * recommend, then others in front –, and somebody of a recommended one. The second person has yet to confirm it.
 */
export async function proposeAward(login: Login, year: number): Promise<void> {
  const office = await login('ge-zuzhi1');
  const key = (step: string) => presetId(`demo-award/${year}/${step}`);
  const { data } = await office.get<{ data: { id: string; year: number }[] }>('/awards');
  const { id } =
    data.find((each) => each.year === year) ??
    (await office.post<{ id: string }>('/awards', { year }, key('open')));
  const read = () => office.get<AwardView>(`/awards/${id}`);
  const { status, extraPlaces, lines } = await read();
  if (status !== 'OPEN') return;
  if (extraPlaces === null)
    await office.post(
      `/awards/${id}/places`,
      { places: 1, reason: '按本年度评先总名额安排，每个推荐单位增加1个个人名额。' },
      key('places'),
    );
  const first = lines.filter(({ standing }) => standing === 'RECOMMENDED');
  const others = lines.filter(
    ({ standing, placings }) => standing === 'OPEN' && placings.some(({ top }) => top),
  );
  for (const { objectId, standing, recommended } of [...first, ...others].slice(0, UNITS)) {
    if (recommended) continue;
    const reason =
      standing === 'RECOMMENDED' ? '当年评价连续位于前列。' : '当年评价位于前列，结合日常工作情况推荐。';
    await office.post(`/awards/${id}/units`, { objectId, reason }, key(`unit/${objectId}`));
  }
  const line = first[0];
  if (line && line.persons === 0)
    await office.post(
      `/awards/${id}/persons`,
      {
        objectId: line.objectId,
        name: '演示个人',
        post: '窗口负责人',
        reason: '推动办理环节压减，办事群众评价好。',
      },
      key(`person/${line.objectId}`),
    );
}
