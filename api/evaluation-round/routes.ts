import type { Router } from 'express';
import type { AppContext } from '../context';
import { resource } from '../http';

export function evaluationRoundsRouter(ctx: AppContext): Router {
  const { router } = resource(ctx, '/evaluation-rounds', '评价轮次');
  return router;
}
