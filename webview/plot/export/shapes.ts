/** The outlines of marks, the same on the screen and in what is saved. Pure. */

export const SHAPES = ['circle', 'triangle', 'down', 'square', 'diamond', 'cross', 'star'] as const;
export type Shape = (typeof SHAPES)[number];

const ROUND = 16;

/** A closed outline about a place; `size`: half of its height. */
export function outline(shape: Shape, x: number, y: number, size: number): readonly (readonly [number, number])[] {
  const at = (dx: number, dy: number): readonly [number, number] => [x + dx * size, y + dy * size];
  switch (shape) {
    case 'circle':
      return Array.from({ length: ROUND }, (_, index) => {
        const turn = (2 * Math.PI * index) / ROUND;
        return at(Math.cos(turn), Math.sin(turn));
      });
    case 'triangle':
      return [at(0, -1.1), at(1.05, 0.8), at(-1.05, 0.8)];
    case 'down':
      return [at(0, 1.1), at(1.05, -0.8), at(-1.05, -0.8)];
    case 'square':
      return [at(-0.85, -0.85), at(0.85, -0.85), at(0.85, 0.85), at(-0.85, 0.85)];
    case 'diamond':
      return [at(0, -1.2), at(1.2, 0), at(0, 1.2), at(-1.2, 0)];
    case 'cross':
      return [at(0, -1), at(0, 1), at(0, 0), at(1, 0), at(-1, 0), at(0, 0)];
    case 'star':
      return Array.from({ length: 10 }, (_, index) => {
        const turn = (Math.PI * index) / 5 - Math.PI / 2;
        const reach = index % 2 === 0 ? 1.25 : 0.5;
        return at(reach * Math.cos(turn), reach * Math.sin(turn));
      });
  }
}
