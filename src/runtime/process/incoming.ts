/**
 * What the child says, from bytes to checked messages, in slices: the host goes on with its other work between two of
 * them, and the child waits where it says more than can be read.
 */
import { parse } from '../../trace/json';
import { Breath } from './breath';
import { FrameReader, ProtocolError, type Frame } from './frames';
import { addPiece } from './pieces';
import type { FromSupervisor } from './protocol';
import { checkedMessage } from './validate';

/** Bytes of frames that wait before the channel is stopped, and of one message in pieces. */
const MAX_WAITING = 4_000_000;
const MAX_MESSAGE = 256_000_000;

export interface IncomingListener {
  message(message: FromSupervisor): void;
  tape(run: number, chunk: Buffer): void;
  /** What came is not of this protocol. */
  failed(error: ProtocolError): void;
  /** Whether more bytes are wanted now. */
  flow(on: boolean): void;
}

export class Incoming {
  private readonly listener: IncomingListener;
  private readonly reader = new FrameReader();
  private readonly frames: Frame[] = [];
  private waiting = 0;
  private isFlowing = true;
  private isReading = false;
  private isClosed = false;
  private begun: { readonly message: unknown; size: number } | null = null;

  constructor(listener: IncomingListener) {
    this.listener = listener;
  }

  bytes(chunk: Buffer): void {
    if (this.isClosed) return;
    try {
      for (const frame of this.reader.read(chunk)) {
        this.frames.push(frame);
        this.waiting += frame.contents.length;
      }
    } catch (error) {
      this.fail(error);
      return;
    }
    this.setFlow(this.waiting < MAX_WAITING);
    if (!this.isReading) void this.readAll();
  }

  /** Nothing is delivered any more. */
  close(): void {
    this.isClosed = true;
    this.frames.length = 0;
  }

  /** Resolves when all that came is delivered. */
  async drained(): Promise<void> {
    const breath = new Breath();
    while (this.isReading && !this.isClosed) await breath.pause();
  }

  private async readAll(): Promise<void> {
    this.isReading = true;
    const breath = new Breath();
    try {
      for (let next = this.frames.shift(); next !== undefined; next = this.frames.shift()) {
        this.waiting -= next.contents.length;
        await this.readOne(next, breath);
        if (breath.isDue) await breath.pause();
        this.setFlow(this.waiting < MAX_WAITING);
      }
    } catch (error) {
      this.fail(error);
    } finally {
      this.isReading = false;
    }
  }

  private async readOne({ kind, contents }: Frame, breath: Breath): Promise<void> {
    switch (kind) {
      case 'tape':
        if (contents.length < 4) throw new ProtocolError('A tape has no number.');
        this.listener.tape(contents.readUInt32LE(0), contents.subarray(4));
        break;
      case 'message':
        await this.deliver(parse(contents.toString()), breath);
        break;
      case 'beginning':
        this.begun = { message: parse(contents.toString()), size: contents.length };
        break;
      case 'piece':
        if (this.begun === null) throw new ProtocolError('A piece has no beginning.');
        this.begun.size += contents.length;
        if (this.begun.size > MAX_MESSAGE) throw new ProtocolError('A message is too long.');
        addPiece(this.begun.message, parse(contents.toString()));
        break;
      case 'end': {
        const message = this.begun?.message;
        this.begun = null;
        await this.deliver(message, breath);
      }
    }
  }

  private async deliver(value: unknown, breath: Breath): Promise<void> {
    const message = await checkedMessage(value, breath);
    if (message === null) throw new ProtocolError('A message has an unknown shape.');
    if (!this.isClosed) this.listener.message(message);
  }

  private fail(error: unknown): void {
    if (this.isClosed) return;
    this.close();
    this.listener.failed(error instanceof ProtocolError ? error : new ProtocolError(String(error)));
  }

  private setFlow(on: boolean): void {
    if (on === this.isFlowing) return;
    this.isFlowing = on;
    this.listener.flow(on);
  }
}
