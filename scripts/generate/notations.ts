/** docs/notations.md from the formulas that the tests read in every notation. */
import { readExpression } from '../../src/languages/expression/read';
import { isRefusal } from '../../src/trace/refusal';
import type { Line, NotationLines } from '../../test/fixtures/notations/notation';
import { NOTATIONS } from '../../test/fixtures/notations/notations';

const OPENING = [
  '# Notations',
  'Every formula below is read by the tests as it stands here; its value and its derivatives are compared with the same formula in JavaScript. The page is generated from them by `npm run generate`.',
  'What a formula is written in follows from the language of its file; in Markdown, LaTeX and plain text a formula with a backslash is LaTeX. Where a reading could surprise, a note says so beside the result, as in the last column. In code `a[i]` is one variable by that name, and `x[0]` the first element of an array.',
].join('\n\n');

/** The whole page; throws where a formula is refused. */
export function notationsPage(): string {
  const contents = NOTATIONS.map(({ title }) => `- [${title}](#${anchor(title)})`).join('\n');
  return [OPENING, contents, ...NOTATIONS.map(section)].join('\n\n').replace(/\n{3,}/g, '\n\n') + '\n';
}

/** As GitHub and the editor make it. */
function anchor(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

function section(notation: NotationLines): string {
  const rows = notation.lines.map((line) => row(notation, line));
  return [
    `## ${notation.title}`,
    '',
    notation.about,
    '',
    '| Formula | As written | Read as | What to know |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function row({ language, before = '' }: NotationLines, [from, source]: Line): string {
  const text = before + source;
  const expression = readExpression(text, { start: before.length, end: text.length }, { language });
  if (isRefusal(expression)) throw new Error(`${source}: ${expression.message.text}`);
  const notes = expression.notes.map(({ message }) => message.text).join(' ');
  return `| ${cell(from)} | ${code(source)} | ${mathematics(expression.tex)} | ${cell(notes)} |`;
}

/** A bar ends a cell even in code. */
function cell(text: string): string {
  return text.replace(/[\\|*_`$<]/g, (sign) => `\\${sign}`);
}

function code(source: string): string {
  const fence = source.includes('`') ? '``' : '`';
  return source
    .split('\n')
    .map((line) => fence + line.trimStart().replaceAll('|', '\\|') + fence)
    .join('<br>');
}

/** What Markdown would take for its own is written as TeX has it otherwise. */
function mathematics(tex: string): string {
  const plain = tex
    .replaceAll('\\|', '\\Vert ')
    .replaceAll('|', '\\vert ')
    .replaceAll('\\\\', '\\cr')
    .replaceAll('\\,', '\\thinspace ')
    .replaceAll('<', '\\lt ');
  return `$${plain.replace(/ +/g, ' ').trim()}$`;
}
