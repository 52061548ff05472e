/** A clock that goes only while this process computes. */
import process from 'node:process';

/** Milliseconds: what a limit is held against, so that a busy machine does not take from it. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
