import type { Db } from '../../db/connect';
import {
  deliveriesLeft,
  dropNeedless,
  type QueuedMessage,
  queueDeliveries,
  queuedMessages,
  settleDelivery,
} from '../../db/queries/delivery';
import { invitationToken } from '../../db/support/ballotSeal';
import type { DeliveryFacts, RoundRequest } from '../../workflows/evaluation-round/messages';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { roundRow } from '../evaluation-round/frame';
import type { MessageGateway } from './gateway';

/** Messages that are handed over at the same time. */
const AT_ONCE = 8;

/** By what invitations reach people; without it they are put down and wait. */
export interface DeliveryPlace {
  gateway: MessageGateway;
  /** Where the ballot page is, e.g. `https://yingshang.example`. */
  publicUrl: string;
}

/**
 * Hands over what is to be sent in a round: invitations, and reminders to those who have not answered. The link is
 * made here and given to nobody else. A message that finds no answer waits for the next time; one that is refused is
 * over. Repeated, it sends nothing twice: the gateway knows the message's id.
 */
export async function deliverInvitations(
  db: Db,
  secret: string,
  place: DeliveryPlace | undefined,
  { roundId }: RoundRequest,
): Promise<DeliveryFacts> {
  const round = await roundRow(db, roundId);
  if (round.status !== 'OPEN') return { waiting: 0, failed: 0 };
  await queueDeliveries(db, roundId);
  await dropNeedless(db, roundId);
  if (!place) return { waiting: 0, failed: 0 };
  const queue = await queuedMessages(db, roundId);
  const deadline = chinaDate(round.closesAt!);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        await handOver(db, place, next, {
          link: `${place.publicUrl.replace(/\/+$/, '')}/ballot#${invitationToken(secret, next.invitationId)}`,
          deadline,
        });
      }
    }),
  );
  return deliveriesLeft(db, roundId);
}

async function handOver(
  db: Db,
  { gateway }: DeliveryPlace,
  message: QueuedMessage,
  { link, deadline }: { link: string; deadline: string },
): Promise<void> {
  const { messageId, channel, name, phone, careOf, kind } = message;
  const request =
    kind === 'INVITE'
      ? '您被随机抽取为本轮营商环境“背靠背”评价人，请匿名作答'
      : '您参加的营商环境“背靠背”评价尚未收到答卷，请匿名作答';
  try {
    const answer = await gateway.send({
      messageId,
      channel,
      to: channel === 'SMS' ? phone! : name,
      careOf: channel === 'SMS' ? null : careOf,
      text: `【营商我评】${request}，${deadline}截止，约需三分钟。答卷不记名，链接仅供您本人使用，请勿转发：`,
      link,
    });
    await settleDelivery(
      db,
      messageId,
      answer.accepted
        ? { state: 'SENT', failureCode: null }
        : { state: 'FAILED', failureCode: answer.failureCode },
    );
  } catch {
    // No answer is no refusal: it goes out again under the same id.
    await settleDelivery(db, messageId, { state: 'QUEUED', failureCode: 'NO_ANSWER' });
  }
}
