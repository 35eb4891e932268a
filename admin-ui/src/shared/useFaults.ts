import { useRef, useState } from 'react';

/** What is wrong with a form, by field. */
export type Faults = Record<string, string>;

/**
 * Faults of a long form: `show` puts them beside their fields and brings the first of them into view, wherever somebody
 * had scrolled to; fields are marked by `data-field`, one mark may stand for a group (`contact` for `contact.phone`).
 * Answers whether there are any.
 */
export function useFaults() {
  const form = useRef<HTMLFormElement>(null);
  const [faults, setFaults] = useState<Faults>({});
  const show = (found: Faults): boolean => {
    setFaults(found);
    const [first] = Object.keys(found);
    if (first === undefined) return false;
    const marked = [...(form.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
    const field = marked.find(
      ({ dataset }) => first === dataset.field || first.startsWith(`${dataset.field}.`),
    );
    field?.scrollIntoView({ block: 'center' });
    return true;
  };
  return { form, faults, show, clear: () => setFaults({}) };
}
