import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';
import { FONT_FAMILY } from '../../theme';
import type { NodeId } from './progress';
import source from './redemption.bpmn?raw';

interface Canvas {
  zoom: (level: 'fit-viewport', center?: 'auto') => void;
  addMarker: (element: string, marker: string) => void;
}
interface ZoomScroll {
  stepZoom: (delta: number) => void;
}
interface Overlays {
  add: (element: string, overlay: { position: object; html: string }) => void;
}

export interface Marks {
  done: readonly NodeId[];
  current: NodeId;
  late: boolean;
}

/** What can be done with a drawn diagram; `zoom` steps in (1) or out (-1), `fit` shows the whole again. */
export interface Drawing {
  zoom: (step: 1 | -1) => void;
  fit: () => void;
  remove: () => void;
}

/**
 * Draws the process into an element with the case's token. The wheel is left to the page. Loaded only when a case
 * page shows the diagram.
 */
export async function drawProcess(container: HTMLElement, marks: Marks): Promise<Drawing> {
  const viewer = new NavigatedViewer({
    container,
    zoomScroll: { enabled: false },
    textRenderer: {
      defaultStyle: { fontFamily: FONT_FAMILY, fontSize: 16, lineHeight: 1.25 },
      externalStyle: { fontSize: 15, lineHeight: 1.2 },
    },
  });
  await viewer.importXML(source);
  const canvas = viewer.get<Canvas>('canvas');
  const overlays = viewer.get<Overlays>('overlays');
  canvas.zoom('fit-viewport', 'auto');
  for (const node of marks.done) canvas.addMarker(node, 'node-done');
  canvas.addMarker(marks.current, marks.late ? 'node-late' : 'node-current');
  if (marks.current !== 'CLOSED') {
    overlays.add(marks.current, {
      position: { top: -13, left: 8 },
      html: `<div class="token${marks.late ? ' token-late' : ''}">${marks.late ? '⚠ 当前·已逾期' : '● 当前'}</div>`,
    });
  }
  return {
    zoom: (step) => viewer.get<ZoomScroll>('zoomScroll').stepZoom(step),
    fit: () => canvas.zoom('fit-viewport', 'auto'),
    remove: () => viewer.destroy(),
  };
}
