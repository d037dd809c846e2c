// Forms of a survey as they are printed, and a file of answers as an online platform gives it out.
import { execFileSync } from 'node:child_process';

/** The codes on the printed forms of a wave, and what the paper says of itself. */
export async function printedForms(page, wave_id) {
  const { base64, pages, missing } = await page.must('render_survey_forms', { wave_id });
  // A pile of 1,200 is some megabytes of text.
  const read = { input: Buffer.from(base64, 'base64'), maxBuffer: 2 ** 26 };
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], read).toString();
  return { codes: [...new Set(text.match(/\b\d{3} \d{4}\b/g))], pages, missing };
}

/** As 问卷星 writes it, of the short ready questionnaire: five rows, of which the third and the fourth are broken. */
export function exported(questions) {
  const noted = ['序号', '提交答卷时间', '所用时间', '来源', '来源详情', '来自IP'];
  const headings = [...noted, '1、您住在几号楼？', ...questions.map(({ text }, at) => `${at + 2}、${text}`)];
  const said = ['非常满意', '9', '满意', '满意', '一般', '满意', '非常满意', '满意', '不了解', '安全秩序┋清洁卫生'];
  const row = (n, change = {}) => {
    const answers = [...said, `电梯第 ${n} 次停了`];
    for (const [at, cell] of Object.entries(change)) {
      answers[at] = cell;
    }
    return [String(n), `2026/11/2${n} 12:30:11`, '95秒', '微信', 'N/A', '203.0.113.7(浙江-杭州)', '1号楼', ...answers];
  };
  const rows = [headings, row(1), row(2, { 0: '不满意', 1: '3' }), row(3, { 0: '还行吧' }), row(4, { 9: '食堂' }), row(5)];
  return rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n');
}
