/** What stands in a box, as lines of plain text. Pure. */
import type { Box } from '../model';

export function wordsOf({ title, name, subtitle, tags, count, shape, value, gradientText, trouble }: Box): string[] {
  const head = [
    name === null ? title : `${name} = ${title}`,
    count > 1 ? `×${count}` : '',
    ...tags.map((tag) => `(${tag})`),
  ];
  const numbers = [value, gradientText === '' ? '' : `grad ${gradientText}`];
  return [
    head.filter(isSaid).join(' '),
    [subtitle, shape].filter(isSaid).join('  '),
    numbers.filter(isSaid).join('   '),
    trouble === null ? '' : `! ${trouble}`,
  ].filter(isSaid);
}

function isSaid(text: string): boolean {
  return text !== '';
}
