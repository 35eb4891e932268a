import type { Person } from './support';

/** Opens a step's form, fills it, sends it, and waits until it is gone. */
export async function step(
  person: Person,
  action: string,
  submit: string,
  fill?: () => Promise<unknown>,
): Promise<void> {
  await person.page.getByRole('button', { name: action, exact: true }).first().click();
  await person.page.getByRole('dialog').waitFor();
  await fill?.();
  await person.press(submit);
  await person.page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Waits until the page says so. */
export const says = (person: Person, text: string | RegExp) => person.page.getByText(text).first().waitFor();
