import process from 'node:process';

/** Milliseconds that this process has computed: what a limit is held against, which a busy machine does not lengthen. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
