import type { Router } from 'express';
import type { AppContext } from '../context';
import { resource } from '../http';

export function questionnairesRouter(ctx: AppContext): Router {
  const { router } = resource(ctx, '/questionnaires', '评价问卷');
  return router;
}
