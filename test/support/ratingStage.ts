import { randomUUID } from 'node:crypto';
import type { Express } from 'express';
import request, { type Agent } from 'supertest';
import { signCode } from '../../api/rating/code';
import type { OpenedRatingView } from '../../api/rating/publicSchemas';
import { realTimeQuestionnaire } from '../../db/presets/evaluation/questionnaires';
import type { Rating } from '../../workflows/rules/evaluation/questionnaire/types';

export const RATING_SECRET = 'r'.repeat(32);

/** The same answer to all six questions, with exceptions. */
export const allSix = (code: string, except: Rating = {}): Rating => ({
  ...Object.fromEntries(realTimeQuestionnaire.questions.map(({ id }) => [id, code])),
  ...except,
});

/** Signed text of a code as it is printed. */
export const printed = (point: { id: string; objectId: string; siteId: string }): string =>
  signCode(RATING_SECRET, { codeId: point.id, objectId: point.objectId, siteId: point.siteId });

/** Somebody with a telephone at a window. */
export class Rater {
  readonly deviceToken = randomUUID();
  address = `10.0.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250) + 1}`;

  constructor(private readonly app: Express) {}

  post(path: string, body: object) {
    return request(this.app)
      .post(`/api/public/rating/${path}`)
      .set('X-Forwarded-For', this.address)
      .send(body);
  }

  async open(code: string): Promise<OpenedRatingView> {
    const answer = await this.post('open', { code, deviceToken: this.deviceToken });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  }

  /** What the page would send; `over` changes it. */
  form(code: string, visitToken: string, over: object = {}) {
    return {
      id: randomUUID(),
      code,
      deviceToken: this.deviceToken,
      visitToken,
      questionnaireVersion: 1,
      answers: allSix('VERY_GOOD'),
      ...over,
    };
  }

  async rate(code: string, over: object = {}) {
    const { visitToken } = await this.open(code);
    return this.post('submit', this.form(code, visitToken, over));
  }
}

/** Registers the hall of the city and issues a code at it; answers the code's row as far as it is signed. */
export async function issueCode(
  organiser: Agent,
  objectId = 'GY-URBAN',
  windowName = '1号窗口',
  siteName = '市政务服务大厅',
): Promise<{ id: string; objectId: string; siteId: string }> {
  const key = () => ({ 'Idempotency-Key': randomUUID() });
  const sites = (await organiser.get('/api/rating-points/sites')).body.data as { id: string; name: string }[];
  const siteId =
    sites.find(({ name }) => name === siteName)?.id ??
    (
      await organiser
        .post('/api/rating-points/sites')
        .set(key())
        .send({ kind: 'CITY_HALL', regionId: 'GY', name: siteName })
    ).body.id;
  const issued = await organiser.post('/api/rating-points').set(key()).send({ objectId, siteId, windowName });
  if (issued.status !== 201) throw new Error(issued.text);
  return { id: issued.body.id, objectId, siteId };
}
