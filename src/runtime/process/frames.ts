/**
 * Bytes on the channel between host and child: each frame has its length, its kind and its contents. Knows no message.
 * A frame is small, so that reading one never keeps the host from its other work.
 */

/** Of a frame's contents. */
export type FrameKind =
  /** JSON text of a message, complete or the beginning of one that comes in pieces. */
  | 'message'
  | 'beginning'
  /** JSON text: items for a list of the message that has begun. */
  | 'piece'
  /** The message that has begun is complete. */
  | 'end'
  /** Number of a run, then bytes of its tape. */
  | 'tape';

const KINDS: readonly FrameKind[] = ['message', 'beginning', 'piece', 'end', 'tape'];
const HEADER = 5;

/** A longer frame is nobody's who keeps to this protocol. */
export const MAX_FRAME = 8_000_000;

export interface Frame {
  readonly kind: FrameKind;
  readonly contents: Buffer;
}

/** Of a tape, in one frame. */
const TAPE_CHUNK = 256_000;

/** A tape's bytes as frames. */
export function* tapeFrames(run: number, tape: Buffer): Iterable<Buffer> {
  const number = Buffer.alloc(4);
  number.writeUInt32LE(run);
  for (let at = 0; at < tape.length; at += TAPE_CHUNK)
    yield frame('tape', Buffer.concat([number, tape.subarray(at, at + TAPE_CHUNK)]));
}

export function frame(kind: FrameKind, contents: Buffer | string): Buffer {
  const bytes = typeof contents === 'string' ? Buffer.from(contents) : contents;
  const header = Buffer.allocUnsafe(HEADER);
  header.writeUInt32LE(bytes.length, 0);
  header.writeUInt8(KINDS.indexOf(kind), 4);
  return Buffer.concat([header, bytes]);
}

/** Something came over the channel that this protocol does not have. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

/** Cuts a stream of bytes into frames. */
export class FrameReader {
  private chunks: Buffer[] = [];
  private length = 0;

  /** The frames that are complete with this chunk. */
  read(chunk: Buffer): readonly Frame[] {
    this.chunks.push(chunk);
    this.length += chunk.length;
    const frames: Frame[] = [];
    for (let next = this.next(); next !== null; next = this.next()) frames.push(next);
    return frames;
  }

  private next(): Frame | null {
    if (this.length < HEADER) return null;
    const [first] = this.chunks;
    // A frame of several chunks is put together once, when all of it is there.
    const header = first !== undefined && first.length >= HEADER ? first : this.joined();
    const size = header.readUInt32LE(0);
    const kind = KINDS[header.readUInt8(4)];
    if (kind === undefined || size > MAX_FRAME) throw new ProtocolError('A frame cannot be read.');
    if (this.length < HEADER + size) return null;
    const bytes = this.joined();
    this.length -= HEADER + size;
    this.chunks = this.length > 0 ? [bytes.subarray(HEADER + size)] : [];
    return { kind, contents: bytes.subarray(HEADER, HEADER + size) };
  }

  private joined(): Buffer {
    const [first] = this.chunks;
    if (first !== undefined && this.chunks.length === 1) return first;
    const joined = Buffer.concat(this.chunks);
    this.chunks = [joined];
    return joined;
  }
}
