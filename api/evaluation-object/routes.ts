import type { Router } from 'express';
import type { AppContext } from '../context';
import { resource } from '../http';

export function evaluationObjectsRouter(ctx: AppContext): Router {
  const { router } = resource(ctx, '/evaluation-objects', '评价对象');
  return router;
}
