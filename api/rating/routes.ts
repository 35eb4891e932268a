import type { Router } from 'express';
import type { AppContext } from '../context';
import { resource } from '../http';

export function ratingsRouter(ctx: AppContext): Router {
  const { router } = resource(ctx, '/ratings', '实时评价');
  return router;
}
