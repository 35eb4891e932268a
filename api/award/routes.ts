import type { Router } from 'express';
import type { AppContext } from '../context';
import { resource } from '../http';

export function awardsRouter(ctx: AppContext): Router {
  const { router } = resource(ctx, '/awards', '评先');
  return router;
}
