// Writes docs/performance.md and its chart: what was measured, beside which goals, on which machine. It knows no timer.
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { root } from '../../scripts/bundles.mjs';
import { chart } from './chart.mjs';
import { EXPLAINED } from './explained.mjs';
import { beside, editors, remark } from './nodes.mjs';
import { OURS, PEERS, PYTORCH, versionOf } from './peers.mjs';
import { amount, inDigits, inTime, inWords, isRight } from './rows.mjs';
import { verdicts } from './verdict.mjs';
import { GROUPS, WORK } from './work.mjs';

const NAME = 'Autograd Lens';

export async function writeDocument({ rows, about }) {
  const groups = GROUPS.map((group) => ({
    ...group,
    works: Object.keys(group.works).filter((work) => has(work, rows)),
  }));
  const full = groups.filter(({ works }) => works.length > 0);
  const text = [
    '# How fast it is',
    introduction(),
    '![For each work the time beside PyTorch’s, on a scale of powers of ten, with its goal](images/performance.svg)',
    ...goals(
      full.filter(({ inSummary }) => inSummary),
      rows,
    ),
    ...missed(full, rows),
    ...full.flatMap((group) => [`## ${group.title}`, group.rounds > 0 ? besidePeers(group, rows) : alone(group, rows)]),
    ...circumstances(about),
  ].join('\n\n');
  await mkdir(path.join(root, 'docs/images'), { recursive: true });
  await writeFile(path.join(root, 'docs/performance.md'), `${text}\n`);
  await writeFile(path.join(root, 'docs/images/performance.svg'), chart(rows));
}

function has(work, rows) {
  return rows.some((row) => row.work === work);
}

function introduction() {
  const nodes = beside === null ? editors.version : `${editors.version}, and beside it ${beside.version}`;
  return [
    `Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'an unknown processor'}, ${os.type()}, Node ${nodes}.`,
    ...(remark === null ? [] : [remark]),
    'All in float32 unless said. The ratios count: other machines have other times.',
  ].join('\n');
}

function table(head, lines, right = head.length) {
  const rule = head.map((_, column) => (column > 0 && column <= right ? '---:' : '---'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function labelOf(work) {
  return WORK[work].label ?? work.replaceAll('-', ' ');
}

/** Each goal with what came of it. */
function goals(groups, rows) {
  const judged = groups.flatMap(({ works }) =>
    works.flatMap((work) => verdicts(work, rows).map((verdict) => ({ work, ...verdict }))),
  );
  const known = judged.filter(({ met }) => met !== null);
  const lines = judged.map(({ work, wanted, measured, met, peer }, index) => [
    judged[index - 1]?.work === work ? '' : WORK[work].title,
    wanted,
    measured === null ? '—' : `${measured}${peer === undefined ? '' : ` (${peer})`}`,
    met === null ? 'nothing to compare with' : met ? 'met' : '**missed**',
  ]);
  return [
    '## Goals',
    `${known.filter(({ met }) => met).length} of ${judged.length} are met.`,
    table(['Work', 'Goal', 'Measured', ''], lines, 0),
  ];
}

/** What the profile says of the goals that were not met. */
function missed(groups, rows) {
  const works = groups.flatMap((group) => group.works);
  const short = works.filter((work) => verdicts(work, rows).some(({ met }) => met === false));
  if (short.length === 0) return [];
  const explained = short.filter((work) => work in EXPLAINED);
  const open = short.filter((work) => !(work in EXPLAINED)).map(labelOf);
  return [
    '## What was missed, and why',
    ...(explained.length === 0 ? [] : [explained.map((work) => `- *${labelOf(work)}*: ${EXPLAINED[work]}`).join('\n')]),
    ...(open.length === 0 ? [] : [`Not explained yet: ${open.join('; ')}.`]),
  ];
}

/** Who did the works in rows, the works in columns: the time, and below it how many times ours that is. */
function besidePeers({ works }, rows) {
  const names = [...new Set(rows.filter(({ work }) => works.includes(work)).map(({ peer }) => peer))].sort(byKind);
  const notes = [];
  const lines = names.map((name) => [
    written(name),
    ...works.map((work) => {
      const row = rows.find((each) => each.work === work && each.peer === name);
      if (row === undefined) return '';
      if (row.error !== undefined) notes.push(`- ${written(name)} fails at *${labelOf(work)}*: ${row.error}.`);
      else if (!isRight(row))
        notes.push(
          `- ${written(name)} gives ${row.value} for *${labelOf(work)}*, where ${WORK[work].expected} is right.`,
        );
      return cell(row, rows);
    }),
  ]);
  const titles = works
    .filter((work) => !WORK[work].title.startsWith(labelOf(work)))
    .map((work) => `- *${labelOf(work)}*: ${WORK[work].title}.`);
  return [
    'Below each time how many times ours it is.',
    table(['', ...works.map(labelOf)], lines),
    [...titles, ...notes].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function cell(row, rows) {
  if (row.error !== undefined) return 'fails';
  if (!isRight(row)) return 'wrong';
  if (row.peer === OURS) return `**${inWords(row)}**`;
  const ours = rows.find(({ peer, work }) => peer === OURS && work === row.work);
  const ratio = ours === undefined || ours.error !== undefined ? '' : `<br>${inDigits(amount(row) / amount(ours))} ×`;
  return `${inWords(row)}${ratio}`;
}

/** Ours, PyTorch, the others. */
function byKind(one, other) {
  const rank = (name) => (name.startsWith(OURS) ? 0 : name.startsWith(PYTORCH) ? 1 : 2);
  return rank(one) - rank(other);
}

function written(name) {
  if (name === OURS) return `**${NAME}**, ${editors.name}`;
  return name.replace(OURS, NAME);
}

/** Works of ours alone. */
function alone({ works }, rows) {
  const lines = works.flatMap((work) =>
    rows
      .filter((row) => row.work === work)
      .map((row, index) => {
        const [verdict] = row.peer === OURS ? verdicts(work, rows) : [];
        return [
          index === 0 ? WORK[work].title : '',
          row.peer === OURS ? '' : row.peer,
          row.error === undefined ? inWords(row) : `fails: ${row.error}`,
          row.best === undefined ? '' : inTime(row.best),
          verdict === undefined || verdict.met === null
            ? ''
            : `${verdict.wanted}: ${verdict.met ? 'met' : '**missed**'}`,
        ];
      }),
  );
  return table(['Work', 'Way', 'Median', 'Best', 'Goal'], lines, 0);
}

/** Under which conditions the figures hold. */
function circumstances(about) {
  const pytorch = about.find(({ peer }) => peer === PYTORCH);
  const packages = [...new Set(PEERS.flatMap((peer) => peer.packages))].map(
    (name) => `${name} ${versionOf(name) ?? '(not installed)'}`,
  );
  return [
    '## How it is measured',
    [
      '- Who is compared takes turns, several rounds, each in a process of its own. A call is warmed up and repeated; a figure is the median of a round, the lowest of the rounds. A peer that took more than four times as long as we is asked once, and so is what takes more than two seconds.',
      '- Each gives a number that shows that the work was done, and that is compared with the right one. What may be computed later is read: an element of each of our results, the data of jax-js and of TensorFlow.js’s gradients.',
      '- The memory of a node is the growth of the heap and of what is outside it, after a collection.',
      `- PyTorch ${pytorch === undefined ? 'was not there' : `${pytorch.version}, one thread, its products computed by ${pytorch.blas}`}. (\`apt-get install --no-install-recommends python3-torch\` brings the reference BLAS, whose products take fifteen times as long as those of OpenBLAS, \`libopenblas0-pthread\`.)`,
      `- ${packages.join(', ')}, all on ${editors.version}. *scalar closures* stands for the ports of micrograd: it is written for the bench (\`test/bench/peers/scalar.mjs\`).`,
      '- The chart and this page: `test/bench/document.mjs`. A part: `npm run bench -- --work polynomial,chain`; `--write` writes the page from a part, too.',
    ].join('\n'),
  ];
}
