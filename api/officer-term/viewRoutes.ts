import type { Router } from 'express';
import { z } from 'zod';
import { findTerm } from '../../db/queries/officerTerm';
import { readable } from '../access';
import type { AppContext } from '../context';
import { resource } from '../http';
import { readOwnTerms } from './own';
import { MyTermsAnswer, OfficerTermView } from './schemas';
import { viewTerm } from './view';

/** A term whole, and the officer's own page. */
export function officerTermViewsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '', '聘期');
  route(
    'get',
    '/officer-terms/:id',
    { summary: '聘期', access: 'SESSION', params: z.object({ id: z.uuid() }), answers: OfficerTermView },
    async ({ viewer, params }) => {
      const row = readable(viewer, 'officerTerm', await findTerm(ctx.db, params.id), '该聘期');
      return viewTerm(ctx, viewer, row);
    },
  );
  route(
    'get',
    '/my-terms',
    { summary: '我的聘期', access: ['OFFICER'], answers: MyTermsAnswer },
    async ({ viewer }) => readOwnTerms(ctx, viewer),
  );
  return router;
}
