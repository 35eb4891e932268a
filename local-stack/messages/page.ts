import type { StoredMessage } from './store';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE = `body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;max-width:720px;margin:2rem auto;padding:0 1rem;color:#1c2529;background:#f4f6f7}
h1{font-size:1.3rem}article{background:#fff;border:1px solid #d9e0e3;border-radius:6px;padding:.75rem 1rem;margin:.75rem 0}
header{color:#4e5a60;font-size:.9rem}a{color:#17617a;overflow-wrap:anywhere}input{font:inherit;padding:.3rem .5rem}`;

/** The inbox of the demonstration: phones and letters with their links. */
export function inboxPage(messages: readonly (StoredMessage & { receivedAt: string })[], q: string): string {
  const items = messages
    .map(
      ({ channel, to, careOf, text, link }) =>
        `<article><header>${channel === 'SMS' ? '短信' : '纸质信函'} → ${escaped(to)}${careOf ? `（${escaped(careOf)}转交）` : ''}</header>` +
        `<p>${escaped(text)}<br><a href="${escaped(link)}">打开评价链接</a></p></article>`,
    )
    .join('\n');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>演示收件箱</title><style>${STYLE}</style></head><body><main><h1>演示收件箱</h1>
<p>演示环境不发送真实短信和信函，内容都收在这里。打开任一链接，即可以评价人的身份匿名作答。</p>
<form><label>收件人 <input name="q" value="${escaped(q)}"></label> <button>查找</button></form>
${items || '<p>没有消息。组织单位开始集中评价后，邀请会出现在这里。</p>'}</main></body></html>`;
}
