import type { Router } from 'express';
import type { AppContext } from '../context';
import { resource } from '../http';

export function followUpsRouter(ctx: AppContext): Router {
  const { router } = resource(ctx, '/follow-ups', '差评与投诉');
  return router;
}
