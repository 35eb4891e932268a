import type { Router } from 'express';
import type { AppContext } from '../context';
import { resource } from '../http';

export function ballotsRouter(ctx: AppContext): Router {
  const { router } = resource(ctx, '/public/ballot', '集中评价答卷');
  return router;
}
