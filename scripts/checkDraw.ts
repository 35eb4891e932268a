import { readFileSync } from 'node:fs';
import { checkDraw, DRAW_FILE, type DrawFile } from '../db/support/drawProtocol';

/**
 * Computes an exported draw again and prints the verdict: `npm run draw -- <protocol.json>`. Needs neither database nor
 * server. Ends with 0 when everything agrees, 1 when it does not, 2 when the file is no protocol.
 */
export function verdict(path: string): { lines: string[]; code: 0 | 1 | 2 } {
  const file = readProtocol(path);
  if (file === null) return { lines: [`不是抽样记录文件（须为 ${DRAW_FILE} 格式）：${path}`], code: 2 };
  const { frame, hash, draw, equal } = checkDraw(file);
  const say = (what: string, agrees: boolean) => `${agrees ? '一致　' : '不一致'}　${what}`;
  return {
    lines: [
      `${file.year}年第${file.number}轮直接评价抽样记录，样本库${file.members.length}人，种子 ${file.draw.seed}`,
      say(`样本库摘要 ${file.frameHash}`, frame),
      say(`抽样摘要 ${file.drawHash}`, hash),
      say('按样本库、种子和上轮并列记录重新抽样', draw),
      equal ? '结论：重新计算的结果与记录完全一致。' : '结论：重新计算的结果与记录不一致。',
    ],
    code: equal ? 0 : 1,
  };
}

function readProtocol(path: string): DrawFile | null {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as Partial<DrawFile> | null;
    const whole = file?.format === DRAW_FILE && file.draw && file.parameters && Array.isArray(file.members);
    return whole ? (file as DrawFile) : null;
  } catch {
    return null;
  }
}

if (require.main === module) {
  const [path] = process.argv.slice(2);
  const { lines, code } = path
    ? verdict(path)
    : { lines: ['用法：npm run draw -- <抽样记录.json>'], code: 2 };
  for (const line of lines) console.log(line);
  process.exitCode = code;
}
