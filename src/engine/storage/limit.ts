/** How much memory one tensor may ask for: without a limit, a single huge request ends the process. Knows no tensor. */
import { runtimeError } from '../errors';

let limit: number | null = null;
let exceeded: (bytes: number) => Error = outOfMemory;

/** From now on a request of more than `bytes` throws what `onExceeded` gives; null: as much as there is. */
export function limitAllocation(bytes: number | null, onExceeded: (bytes: number) => Error = outOfMemory): void {
  limit = bytes;
  exceeded = onExceeded;
}

/** Before so much memory is asked for. */
export function checkAllocation(bytes: number): void {
  if (limit !== null && bytes > limit) throw exceeded(bytes);
}

/** PyTorch's error where the system has no such memory. */
export function outOfMemory(bytes: number): Error {
  return runtimeError(
    `[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate ${bytes} bytes. Error code 12 (Cannot allocate memory)`,
  );
}
