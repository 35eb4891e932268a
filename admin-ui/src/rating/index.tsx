import type { PageRoute } from '../shared/routes';

export const routes: PageRoute[] = [];
