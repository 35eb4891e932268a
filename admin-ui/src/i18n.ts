import polyglotI18nProvider from 'ra-i18n-polyglot';
import { chineseMessages } from './i18nMessages';

/** One language; a key without Chinese text is an error of ours, so it is logged and not silently English. */
export const i18nProvider = polyglotI18nProvider(() => chineseMessages, 'zh-CN', [
  { locale: 'zh-CN', name: '简体中文' },
]);
