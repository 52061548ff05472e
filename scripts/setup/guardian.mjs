// Runs one program and ends it, with all that it started, when its own standard input closes: that is when whoever
// started it says so, and also when whoever started it has died in any way. Then it removes the program's folder.
//   node guardian.mjs FOLDER COMMAND ARGUMENTS…
import { spawn } from 'node:child_process';
import console from 'node:console';
import { rmSync } from 'node:fs';
import process from 'node:process';
import { setTimeout } from 'node:timers';

const [folder, command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });

const signal = (name) => {
  try {
    process.kill(-child.pid, name);
  } catch {
    // The group has already ended.
  }
};
const end = (code) => {
  signal('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  process.exit(code);
};

child.once('error', (error) => {
  console.error(error.message);
  end(127);
});
child.once('exit', (code) => end(code ?? 1));
process.stdin.resume();
process.stdin.once('close', () => {
  signal('SIGTERM');
  setTimeout(end, 5000, 0);
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => process.stdin.destroy());
