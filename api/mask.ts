/** A telephone number with its middle hidden: `138****5678`. */
export const maskPhone = (phone: string): string =>
  phone.length < 7 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** A bank account of which only the last four digits are shown. */
export const maskAccount = (account: string): string =>
  `${'*'.repeat(Math.max(4, account.length - 4))}${account.slice(-4)}`;

/** A name of a person of which only the first character is shown. */
export const maskName = (name: string): string =>
  `${name.slice(0, 1)}${'*'.repeat(Math.max(1, name.length - 1))}`;
