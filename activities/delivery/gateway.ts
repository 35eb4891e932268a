/** A message to somebody drawn. The link stands nowhere else: it is made when it is handed over. */
export interface Message {
  /** The gateway sends an id once, however often it comes. */
  messageId: string;
  channel: 'SMS' | 'LETTER';
  /** A telephone number, or the name on a letter. */
  to: string;
  /** Through whom a letter is handed over. */
  careOf: string | null;
  text: string;
  link: string;
}

export type MessageAnswer = { accepted: true } | { accepted: false; failureCode: string };

/** Whoever sends texts and prints letters. Throws when it can't be reached or has no answer; that is no refusal. */
export interface MessageGateway {
  send(message: Message): Promise<MessageAnswer>;
}
