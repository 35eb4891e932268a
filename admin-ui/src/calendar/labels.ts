import type { Tone } from '../shared';
import type { CalendarVersionRow, PublicationView } from './useCalendars';

export const VERSION_LABELS: Record<CalendarVersionRow['status'], string> = {
  DRAFT: '草稿',
  PUBLISHED: '现行',
  SUPERSEDED: '已被取代',
};
export const VERSION_TONES: Record<CalendarVersionRow['status'], Tone> = {
  DRAFT: 'todo',
  PUBLISHED: 'good',
  SUPERSEDED: 'done',
};

export const PHASE_LABELS: Record<PublicationView['phase'], string> = {
  RUNNING: '正在通知办理中的办件按新日历重算时限',
  SETTLING: '办件均已重算，系统还会在一天内复查是否有遗漏',
  DONE: '办件均已重算',
  INCOMPLETE: '有办件未能重算，请再次发布本版日历以继续',
  SUPERSEDED: '本版日历已被取代，由后来的版本继续重算',
  FAILED: '重算中断，请再次发布本版日历以继续',
  UNKNOWN: '流程服务暂时没有回应，进度稍后显示',
};
