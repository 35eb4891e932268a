import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import express, { Router } from 'express';
import type { AppContext } from '../context';
import { notFound } from '../errors';

/** The built interface: files as they are, and its first page for every other page that a browser asks for. */
export function uiRouter(ctx: AppContext): Router {
  const router = Router();
  const folder = resolve(ctx.settings.uiDir);
  const index = join(folder, 'index.html');
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false }),
  );
  router.use(express.static(folder, { index: false, maxAge: '1h' }));
  router.get('/{*path}', (req, res) => {
    if (!req.accepts('html') || !existsSync(index)) throw notFound('页面');
    res.set('Cache-Control', 'no-cache');
    res.sendFile(index);
  });
  return router;
}
