/** A page of its main part and, on wide screens beside it, what stays in view: clocks, people, the course. Width in pixels. */
export const withAside = (width: number) =>
  ({
    display: 'grid',
    gap: 2,
    alignItems: 'start',
    gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: `minmax(0, 1fr) ${width}px` },
  }) as const;
