// The chart of docs/performance.md: for each work our time beside PyTorch's, its goal and the fastest JavaScript peer, on a
// scale of powers of ten. An SVG with a ground of its own, light or dark as the reader's system is. It knows no files.
import { beside, editors } from './nodes.mjs';
import { OURS, PYTORCH } from './peers.mjs';
import { amount, inDigits, isRight } from './rows.mjs';
import { bestOfJavaScript } from './verdict.mjs';
import { GROUPS } from './work.mjs';

const WIDTH = 880;
const ROW = 26;
const HEAD = 34;
const TOP = 96;
const FOOT = 26;
/** Where the names end, where the scale begins and ends, and where the figures stand. */
const [NAMES, FROM, TO, FIGURES] = [206, 226, 772, 856];

const STYLE = `
  .ground { fill: #ffffff; stroke: #d0d7de }
  text { font: 13px system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif; fill: #1f2328 }
  .title { font-size: 16px; font-weight: 600 } .faint { fill: #59636e } .small { font-size: 12px }
  .group { font-weight: 600 } .figure { font-variant-numeric: tabular-nums }
  .grid { stroke: #d8dee4 } .pytorch { stroke: #57606a; stroke-width: 2 }
  .way { stroke: #0969da; stroke-width: 3; stroke-opacity: .28 }
  .ours { fill: #0969da } .other { fill: #ffffff; stroke: #0969da; stroke-width: 2 }
  .goal { stroke: #1a7f37; stroke-width: 3 } .peer { fill: #bc4c00 }
  .missed { fill: #cf222e; font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117; stroke: #30363d } text { fill: #e6edf3 } .faint { fill: #9198a1 }
    .grid { stroke: #21262d } .pytorch { stroke: #9198a1 } .way { stroke: #4493f8 }
    .ours { fill: #4493f8 } .other { fill: #0d1117; stroke: #4493f8 }
    .goal { stroke: #3fb950 } .peer { fill: #f0883e } .missed { fill: #ff7b72 }
  }`;

function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function text(x, y, said, { anchor = 'start', kind = '' } = {}) {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" class="${kind}">${escaped(said)}</text>`;
}

function round(value) {
  return Number(value.toFixed(1));
}

/** Of each work that has a goal against PyTorch the ratios to its time. */
function entriesOf(works, rows) {
  return Object.entries(works).flatMap(([work, { label, goals = [] }]) => {
    const goal = goals.find(({ kind, of }) => kind === 'ratio' && of === PYTORCH);
    const find = (name) => rows.find((row) => row.work === work && row.peer === name && isRight(row));
    const [ours, pytorch] = [find(OURS), find(PYTORCH)];
    if (goal === undefined || ours === undefined || pytorch === undefined) return [];
    const ratio = (row) => (row === undefined ? null : amount(row) / amount(pytorch));
    return [
      {
        name: label ?? work,
        goal: goal.most,
        ours: ratio(ours),
        other: beside === null ? null : ratio(find(`${OURS}, ${beside.name}`)),
        peer: ratio(bestOfJavaScript(work, rows)),
      },
    ];
  });
}

/** Around all that is drawn, with the powers of ten in it. */
function scaleOf(entries) {
  const all = entries
    .flatMap(({ goal, ours, other, peer }) => [goal, ours, other, peer, 1])
    .filter((one) => one !== null);
  const low = Math.log10(Math.min(...all) / 1.5);
  const high = Math.log10(Math.max(...all) * 1.5);
  const first = Math.ceil(low);
  return {
    powers: Array.from({ length: Math.floor(high) - first + 1 }, (_, index) => first + index),
    at: (ratio) => FROM + ((Math.log10(ratio) - low) / (high - low)) * (TO - FROM),
  };
}

function drawn({ name, goal, ours, other, peer }, at, y) {
  const middle = y - 4.5;
  const diamond = (x) => `<path d="M${round(x)} ${middle - 5}l5 5l-5 5l-5-5z" class="peer"/>`;
  const isMet = ours <= goal;
  return [
    text(NAMES, y, name, { anchor: 'end' }),
    `<line x1="${round(at(1))}" x2="${round(at(ours))}" y1="${middle}" y2="${middle}" class="way"/>`,
    `<line x1="${round(at(goal))}" x2="${round(at(goal))}" y1="${middle - 9}" y2="${middle + 9}" class="goal"/>`,
    peer === null ? '' : diamond(at(peer)),
    other === null ? '' : `<circle cx="${round(at(other))}" cy="${middle}" r="4" class="other"/>`,
    `<circle cx="${round(at(ours))}" cy="${middle}" r="5.5" class="ours"/>`,
    text(FIGURES, y, `${inDigits(ours)} ×`, { anchor: 'end', kind: isMet ? 'figure' : 'figure missed' }),
  ].join('');
}

function key(y) {
  const middle = y - 4.5;
  const items = [
    [`<circle cx="0" cy="${middle}" r="5.5" class="ours"/>`, `Autograd Lens, ${editors.name}`],
    ...(beside === null ? [] : [[`<circle cx="0" cy="${middle}" r="4" class="other"/>`, beside.name]]),
    [`<line x1="0" x2="0" y1="${middle - 9}" y2="${middle + 9}" class="goal"/>`, 'goal'],
    [`<path d="M0 ${middle - 5}l5 5l-5 5l-5-5z" class="peer"/>`, 'fastest JavaScript peer'],
    [`<line x1="0" x2="0" y1="${middle - 9}" y2="${middle + 9}" class="pytorch"/>`, 'PyTorch, one thread'],
  ];
  let x = 32;
  return items
    .map(([mark, said]) => {
      const item = `<g transform="translate(${x} 0)">${mark}${text(13, y, said, { kind: 'small' })}</g>`;
      x += 40 + said.length * 6.6;
      return item;
    })
    .join('');
}

function axisLabel(power) {
  if (power === 0) return 'PyTorch';
  return power > 0 ? String(10 ** power) : `1/${10 ** -power}`;
}

export function chart(rows) {
  const groups = GROUPS.map(({ title, works }) => ({ title, entries: entriesOf(works, rows) })).filter(
    ({ entries }) => entries.length > 0,
  );
  const entries = groups.flatMap((group) => group.entries);
  if (entries.length === 0) return empty();
  const { powers, at } = scaleOf(entries);
  const height = TOP + groups.length * HEAD + entries.length * ROW + FOOT;
  const parts = [];
  let y = TOP;
  for (const group of groups) {
    y += HEAD;
    parts.push(text(24, y - 10, group.title, { kind: 'group' }));
    for (const entry of group.entries) {
      y += ROW;
      parts.push(drawn(entry, at, y - 8));
    }
  }
  const grid = powers.map((power) => {
    const x = round(at(10 ** power));
    const kind = power === 0 ? 'pytorch' : 'grid';
    return `<line x1="${x}" x2="${x}" y1="${TOP + 8}" y2="${y}" class="${kind}"/>${text(x, TOP, axisLabel(power), { anchor: 'middle', kind: 'small faint' })}`;
  });
  return framed(height, [
    text(24, 34, 'Time beside PyTorch’s', { kind: 'title' }),
    text(FIGURES, 34, 'further left is faster; from line to line ten times', { anchor: 'end', kind: 'faint small' }),
    text(FIGURES, TOP, editors.name, { anchor: 'end', kind: 'small faint' }),
    key(62),
    ...grid,
    ...parts,
  ]);
}

function framed(height, parts) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="Time beside PyTorch’s for each work">
<style>${STYLE}
</style>
<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8" class="ground"/>
${parts.join('\n')}
</svg>
`;
}

function empty() {
  return framed(80, [text(24, 44, 'Nothing was measured beside PyTorch.', { kind: 'faint' })]);
}
