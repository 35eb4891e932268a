import { takeTurns } from '../../api/rating/turns';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('so many at once, the others in their order; a failure gives its turn on', async () => {
  const inTurn = takeTurns(2, 100);
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const work = (nth: number) =>
    inTurn(async () => {
      running += 1;
      most = Math.max(most, running);
      order.push(nth);
      await pause(2);
      running -= 1;
      if (nth % 3 === 0) throw new Error('refused');
      return nth;
    });
  const results = await Promise.allSettled(Array.from({ length: 12 }, (_, nth) => work(nth)));
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(4);
  expect(await work(13)).toBe(13);
});

test('when too many wait the next one is asked to come back', async () => {
  const inTurn = takeTurns(1, 1);
  const first = inTurn(() => pause(5));
  const second = inTurn(() => pause(1));
  await expect(inTurn(() => pause(1))).rejects.toMatchObject({ status: 503, code: 'TOO_MANY_RATERS' });
  await Promise.all([first, second]);
  await expect(inTurn(async () => 'now')).resolves.toBe('now');
});
