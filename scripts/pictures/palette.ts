// Writes a screenshot with a palette: a page is some flat colours and the edges of letters, so that few colours show the
// same at a third of the size. Knows the PNG of a browser's screenshots, eight bits a channel and not interlaced.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLORS = 128;
const RED_GREEN_BLUE = 2;
const WITH_ALPHA = 6;
const PALETTE = 3;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** 0xrrggbb, row by row. */
  readonly pixels: Uint32Array;
}

/** The same picture in at most 128 colours. */
export function withPalette(png: Buffer): Buffer {
  const picture = decode(png);
  const { colors, indexOf } = reduce(picture.pixels);
  const { width, height, pixels } = picture;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      // The first byte of a row says that it is not filtered.
      rows[y * (width + 1) + 1 + x] = indexOf.get(pixels[y * width + x] ?? 0) ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, PALETTE], 8);
  const palette = Buffer.from(colors.flatMap(channels));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function decode(png: Buffer): Picture {
  let header: Buffer = Buffer.alloc(0);
  const data: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const end = at + 8 + png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'IHDR') header = png.subarray(at + 8, end);
    if (type === 'IDAT') data.push(png.subarray(at + 8, end));
    at = end + 4;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, kind, , , interlaced] = header.subarray(8);
  if (depth !== 8 || (kind !== RED_GREEN_BLUE && kind !== WITH_ALPHA) || interlaced !== 0)
    throw new Error('This is not the PNG of a screenshot.');
  const step = kind === WITH_ALPHA ? 4 : 3;
  const bytes = unfiltered(inflateSync(Buffer.concat(data)), width * step, height, step);
  const pixels = Uint32Array.from({ length: width * height }, (_, at) => bytes.readUIntBE(at * step, 3));
  return { width, height, pixels };
}

function unfiltered(rows: Buffer, length: number, height: number, step: number): Buffer {
  const bytes = Buffer.alloc(length * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (length + 1)] ?? 0;
    for (let x = 0; x < length; x += 1) {
      const at = y * length + x;
      const left = x < step ? 0 : (bytes[at - step] ?? 0);
      const above = y === 0 ? 0 : (bytes[at - length] ?? 0);
      const corner = x < step || y === 0 ? 0 : (bytes[at - length - step] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      bytes[at] = (rows[y * (length + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return bytes;
}

/** The neighbour that is nearest to what a plane through the three would give. */
function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [
    Math.abs(above - corner),
    Math.abs(left - corner),
    Math.abs(left + above - 2 * corner),
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

type Counted = readonly [color: number, count: number];

/** Halves the group of colours that differ most until there are enough; each stands for its most frequent one. */
function reduce(pixels: Uint32Array): { colors: number[]; indexOf: ReadonlyMap<number, number> } {
  const counts = new Map<number, number>();
  for (const color of pixels) counts.set(color, (counts.get(color) ?? 0) + 1);
  const groups = [spread([...counts])];
  while (groups.length < COLORS) {
    const widest = groups.reduce((one, other) => (other.weight > one.weight ? other : one));
    if (widest.weight === 0) break;
    const sorted = [...widest.members].sort(([one], [other]) => {
      return (channels(one)[widest.channel] ?? 0) - (channels(other)[widest.channel] ?? 0);
    });
    const middle = sorted.length >> 1;
    groups.splice(groups.indexOf(widest), 1, spread(sorted.slice(0, middle)), spread(sorted.slice(middle)));
  }
  const indexOf = new Map(groups.flatMap(({ members }, index) => members.map(([color]) => [color, index] as const)));
  const colors = groups.map(({ members }) => members.reduce((one, other) => (other[1] > one[1] ? other : one))[0]);
  return { colors, indexOf };
}

interface Group {
  readonly members: readonly Counted[];
  /** The channel in which they differ most. */
  readonly channel: number;
  readonly weight: number;
}

function spread(members: readonly Counted[]): Group {
  const widths = [0, 1, 2].map((channel) => {
    const values = members.map(([color]) => channels(color)[channel] ?? 0);
    return (
      values.reduce((one, other) => Math.max(one, other), 0) - values.reduce((one, other) => Math.min(one, other), 255)
    );
  });
  const width = Math.max(...widths);
  const count = members.reduce((sum, [, one]) => sum + one, 0);
  return { members, channel: widths.indexOf(width), weight: members.length < 2 ? 0 : width * Math.sqrt(count) };
}

function channels(color: number): [number, number, number] {
  return [color >> 16, (color >> 8) & 255, color & 255];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
