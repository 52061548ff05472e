/** A folder in memory that can be full, read-only, slow or shared by two windows. */
import type { Folder } from '../../../src/results/history/store';

export class MemoryFolder implements Folder {
  readonly files = new Map<string, string>();
  /** What writing fails with; null: it works. */
  refusing: Error | null = null;
  /** How much is going on at once, and was at most. */
  private writing = 0;
  most = 0;

  list(): Promise<readonly string[]> {
    return Promise.resolve([...this.files.keys()]);
  }

  read(name: string): Promise<string> {
    const text = this.files.get(name);
    return text === undefined ? Promise.reject(new Error(`no file ${name}`)) : Promise.resolve(text);
  }

  async write(name: string, text: string): Promise<void> {
    this.writing += 1;
    this.most = Math.max(this.most, this.writing);
    await Promise.resolve();
    await Promise.resolve();
    this.writing -= 1;
    if (this.refusing !== null) throw this.refusing;
    this.files.set(name, text);
  }

  rename(from: string, to: string): Promise<void> {
    const text = this.files.get(from);
    if (text === undefined) return Promise.reject(new Error(`no file ${from}`));
    this.files.delete(from);
    this.files.set(to, text);
    return Promise.resolve();
  }

  remove(name: string): Promise<void> {
    return this.files.delete(name) ? Promise.resolve() : Promise.reject(new Error(`no file ${name}`));
  }
}
