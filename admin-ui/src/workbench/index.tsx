import { lazy } from 'react';

/** 工作台: what is mine now. */
export const Workbench = lazy(() => import('./WorkbenchPage'));
