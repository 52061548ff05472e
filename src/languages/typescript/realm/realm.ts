/**
 * What a program's own realm begins with: takes the one function that leads out, `send`, and keeps it in one closure.
 * Whatever a program does to JavaScript's own objects, only strings go through it.
 */
import { newProgramRecording } from '../../../recorder/program/recorder';
import type { RealmFactory } from '../realm-contract';
import { newRun } from './run';
import { written } from './writer';

export const newRealm: RealmFactory = (send) =>
  newRun({
    host: globalThis,
    newRecording: newProgramRecording,
    deliver(message) {
      try {
        const text: unknown = written(message);
        if (typeof text !== 'string') return false;
        send(text);
        return true;
      } catch {
        // An error of `send` belongs to the realm outside and must not come in.
        return false;
      }
    },
  });
