/**
 * `allow_mutation_on_saved_tensors`: what is saved may be changed in place, because it is copied first. Knows the memory
 * that is about to be written, not who writes.
 */
import { runtimeError, TorchError } from '../../errors';
import { setWriteListener, storageOf, versionOf } from '../../storage/access';
import type { Storage } from '../../storage/storage';
import type { Tensor } from '../../tensor/tensor';
import { Context, GENERATED, scoped } from '../modes/context';
import { no_grad, unreported } from '../modes/modes';
import { popDefaultHooks, pushDefaultHooks } from '../nodes/saved';

const OUTSIDE =
  "Trying to backward outside of the 'allow_mutation_on_saved_tensors' contextin which the graph was originally recorded.";

/** A tensor that is saved: itself until its memory is written, a copy from then on. */
interface Handle {
  readonly mode: MutationMode;
  readonly tensor: Tensor;
  readonly version: number;
  copy: Tensor | null;
}

let active: MutationMode | null = null;

class MutationMode extends Context {
  /** What is saved of each memory since it was written last; goes with the memory. */
  private saved = new WeakMap<object, Handle[]>();

  protected override get path(): string {
    return GENERATED;
  }

  override __enter__(): this {
    if (active !== null) throw runtimeError('allow_mutation_on_saved_tensors contexts cannot be nested');
    pushDefaultHooks({ pack: (tensor: Tensor) => this.pack(tensor), unpack: (handle: Handle) => this.unpack(handle) });
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- one mode at a time is in force
    active = this;
    setWriteListener((storage) => {
      this.beforeWrite(storage);
    });
    return this;
  }

  override __exit__(): void {
    setWriteListener(null);
    popDefaultHooks();
    active = null;
    this.saved = new WeakMap();
  }

  private pack(tensor: Tensor): Handle {
    const { memory } = storageOf(tensor);
    const version = versionOf(tensor);
    const known = this.saved.get(memory) ?? [];
    const same = known.find((handle) => handle.tensor === tensor && handle.version === version && handle.copy === null);
    if (same !== undefined) return same;
    const handle: Handle = { mode: this, tensor, version, copy: null };
    known.push(handle);
    this.saved.set(memory, known);
    return handle;
  }

  private unpack({ mode, copy, tensor }: Handle): Tensor {
    if (active !== mode || mode !== this) throw new TorchError('AssertionError', OUTSIDE);
    return copy ?? tensor;
  }

  private beforeWrite({ memory }: Storage): void {
    const handles = this.saved.get(memory);
    if (handles === undefined) return;
    this.saved.delete(memory);
    for (const handle of handles) handle.copy ??= unreported(() => no_grad(() => handle.tensor.clone()));
  }
}

/**
 * While `body` runs, tensors that are saved for a derivative may be changed in place: they are copied first. The pass
 * backward must run inside, too. Does not nest.
 */
export function allow_mutation_on_saved_tensors(): Context;
export function allow_mutation_on_saved_tensors<T>(body: () => T): T;
export function allow_mutation_on_saved_tensors<T>(body?: () => T): T | Context {
  return scoped(new MutationMode(), body);
}
