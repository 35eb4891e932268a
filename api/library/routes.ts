import type { Router } from 'express';
import type { AppContext } from '../context';
import { resource } from '../http';

export function libraryRouter(ctx: AppContext): Router {
  const { router } = resource(ctx, '/library', '样本库');
  return router;
}
