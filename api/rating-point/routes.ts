import type { Router } from 'express';
import type { AppContext } from '../context';
import { resource } from '../http';

export function ratingPointsRouter(ctx: AppContext): Router {
  const { router } = resource(ctx, '/rating-points', '评价码');
  return router;
}
