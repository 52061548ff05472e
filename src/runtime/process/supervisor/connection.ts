/** The supervisor's end of the channel. When the host's end goes, so does this process. */
import { Socket } from 'node:net';
import { parse, stringify } from '../../../trace/json';
import { frame, FrameReader, tapeFrames, type Frame } from '../frames';
import { inPieces } from '../pieces';
import type { FromSupervisor, ToSupervisor } from '../protocol';

/** The channel's file descriptor, after the three standard streams. */
export const CHANNEL = 3;

export interface ConnectionListener {
  message(message: ToSupervisor): void;
  tape(run: number, chunk: Buffer): void;
}

export class Connection {
  private readonly socket: Socket;

  constructor(listener: ConnectionListener) {
    this.socket = new Socket({ fd: CHANNEL, readable: true, writable: true });
    const frames = new FrameReader();
    this.socket.on('data', (chunk) => {
      for (const one of frames.read(chunk)) deliver(one, listener);
    });
    for (const event of ['end', 'close', 'error']) this.socket.on(event, leave);
  }

  /** Bytes that the host has not taken yet. */
  get waiting(): number {
    return this.socket.writableLength;
  }

  send(message: FromSupervisor): void {
    this.sendWritten(JSON.parse(stringify(message)));
  }

  /** The same for data that is in the JSON form of `trace/json` already. */
  sendWritten(message: unknown): void {
    inPieces(message, (kind, text) => this.socket.write(frame(kind, text)));
  }

  sendTape(run: number, tape: Buffer): void {
    for (const each of tapeFrames(run, tape)) this.socket.write(each);
  }

  /** Ends this process once all is sent, whatever its threads are doing. */
  leaveWhenSent(): void {
    this.socket.end(leave);
  }
}

function deliver({ kind, contents }: Frame, listener: ConnectionListener): void {
  if (kind === 'tape') listener.tape(contents.readUInt32LE(0), contents.subarray(4));
  else listener.message(parse(contents.toString()) as ToSupervisor);
}

/** Not `process.exit`, which waits for threads that may never stop. */
function leave(): void {
  process.kill(process.pid, 'SIGKILL');
}
