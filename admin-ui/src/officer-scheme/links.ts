/** Links inside text and tables have the colour of the product. */
export const PLAIN_LINKS = { '& a:not([class])': { color: 'primary.main' } } as const;
