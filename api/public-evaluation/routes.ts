import type { Router } from 'express';
import type { AppContext } from '../context';
import { resource } from '../http';

export function publicEvaluationRouter(ctx: AppContext): Router {
  const { router } = resource(ctx, '/public/evaluation', '营商我评');
  return router;
}
