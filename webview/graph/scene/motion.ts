/** Boxes glide from where they stood to where they stand, so that the eye can follow. */
import type { Point } from '../layout';
import type { View } from '../viewport';
import type { Camera } from './camera';
import { placeOf, type Picture } from './picture';
import type { Sight } from './sight';

const DURATION = 220;
/** More than this cannot be followed, and would not run smoothly. */
const MOST = 300;

/** All that is drawn, from a picture before as it stood in its view. */
export function glideAll(
  picture: Picture,
  sight: Sight,
  camera: Camera,
  stood: { readonly picture: Picture; readonly view: View | null },
): void {
  const { boxes, lines } = sight.drawn;
  const { x, y, zoom } = stood.view ?? { x: 0, y: 0, zoom: 1 };
  const glides = boxes.flatMap((index): Glide[] => {
    const place = placeOf(picture, index);
    const root = sight.box(index);
    if (place === null || root === null) return [];
    const before = placeOf(stood.picture, stood.picture.byKey.get(picture.model.boxes[index]?.key ?? '') ?? -1);
    const from = before === null ? null : camera.inGraph({ x: x + before.x * zoom, y: y + before.y * zoom });
    const corner = (at: Point): Point => ({ x: at.x - place.width / 2, y: at.y - place.height / 2 });
    return [{ element: root, to: corner(place), from: from === null ? null : corner(from) }];
  });
  glide(glides, lines);
}

interface Glide {
  readonly element: SVGGElement;
  readonly to: Point;
  /** null: it is new. */
  readonly from: Point | null;
}

function glide(boxes: readonly Glide[], lines: SVGGElement): void {
  if (boxes.length > MOST || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  if (!boxes.some(({ from, to }) => from === null || Math.hypot(from.x - to.x, from.y - to.y) > 0.5)) return;
  const timing = { duration: DURATION, easing: 'ease-out' };
  for (const { element, from, to } of boxes) {
    if (from === null) element.animate([{ opacity: 0 }, { opacity: 1 }], timing);
    else
      element.animate(
        [from, to].map(({ x, y }) => ({ transform: `translate(${x}px, ${y}px)` })),
        timing,
      );
  }
  // Lines would cross while boxes are on their way.
  lines.animate([{ opacity: 0 }, { opacity: 0, offset: 0.5 }, { opacity: 1 }], timing);
}
