/** A picture as a PNG of twice its size, painted on a canvas that nobody sees. Knows no chart. */
import type { Picture, Point, Stroke } from './picture';

const DENSITY = 2;

/** In base64; null where the browser gives no canvas of that size. */
export function pngOf(picture: Picture): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * DENSITY);
  canvas.height = Math.round(picture.height * DENSITY);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(DENSITY, DENSITY);
  for (const stroke of picture.strokes) paint(context, stroke, picture);
  const url = canvas.toDataURL('image/png');
  const data = url.slice(url.indexOf(',') + 1);
  return url.startsWith('data:image/png') && data !== '' ? data : null;
}

function paint(context: CanvasRenderingContext2D, stroke: Stroke, { frame, font }: Picture): void {
  context.save();
  if (stroke.kind === 'text') {
    context.translate(...stroke.at);
    if (stroke.upright) context.rotate(-Math.PI / 2);
    context.font = `${String(stroke.size)}px ${font}`;
    context.textAlign = stroke.anchor === 'middle' ? 'center' : stroke.anchor;
    context.fillStyle = stroke.fill;
    context.fillText(stroke.text, 0, 0);
    context.restore();
    return;
  }
  if (stroke.clipped) {
    context.beginPath();
    context.rect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top);
    context.clip();
  }
  trace(context, stroke.points);
  context.lineWidth = stroke.width;
  context.lineJoin = 'round';
  if (stroke.kind === 'area') {
    context.closePath();
    if (stroke.fill !== null) {
      context.fillStyle = stroke.fill;
      context.fill();
    }
  } else context.setLineDash([...stroke.dash]);
  if (stroke.stroke !== null) {
    context.strokeStyle = stroke.stroke;
    context.stroke();
  }
  context.restore();
}

function trace(context: CanvasRenderingContext2D, points: readonly Point[]): void {
  context.beginPath();
  points.forEach(([x, y], index) => {
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
}
