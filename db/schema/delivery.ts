import type { Generated } from 'kysely';

/** SMS: to the telephone that the member left; LETTER: printed by the gateway for members without one. */
export type DeliveryChannel = 'SMS' | 'LETTER';

/** DROPPED: answered or replaced before it went out. */
export const DELIVERY_STATES = ['QUEUED', 'SENT', 'FAILED', 'DROPPED'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A message to somebody drawn: that it is to go out and whether it did. Holds no instant and no link. */
export interface DeliveryTable {
  messageId: string;
  roundId: string;
  memberId: string;
  kind: 'INVITE' | 'REMIND';
  /** 0: the invitation; n: the n-th reminder. */
  number: number;
  channel: DeliveryChannel;
  state: DeliveryState;
  attempts: Generated<number>;
  failureCode: string | null;
}
