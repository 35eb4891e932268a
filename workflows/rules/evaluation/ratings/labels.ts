/** Places where codes hang, by the level of the hall (GE-WAY-4). */
export const RATING_SITE_KIND_LABELS = {
  CITY_HALL: '市级政务大厅',
  COUNTY_HALL: '县（区）政务大厅',
  TOWNSHIP_HALL: '乡镇政务大厅',
  ENTRANCE: '单位显著位置',
} as const;

export const RATING_POINT_STATUS_LABELS = {
  ACTIVE: '使用中',
  WITHDRAWN: '已停用',
} as const;

/** What stands in place of a window's name where there is none. */
export const placeWords = (siteName: string, windowName: string): string =>
  windowName === '' ? siteName : `${siteName} · ${windowName}`;
