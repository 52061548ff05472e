/** Which programs run now: for the command that stops them and for the manifest's conditions. */
import { commands } from 'vscode';
import type { ResultId, ResultRegistry } from '../../results/result';

export class RunningPrograms {
  private readonly results: Pick<ResultRegistry, 'get' | 'cancel'>;
  private readonly running = new Set<ResultId>();
  private readonly subscription: { dispose(): void };

  constructor(results: Pick<ResultRegistry, 'get' | 'cancel' | 'onDidChange'>) {
    this.results = results;
    this.subscription = results.onDidChange((id) => {
      this.look(id);
    });
  }

  /** Ends those of this document, or all where it has none. */
  stop(uri: string | undefined): void {
    const ids = [...this.running];
    const here = ids.filter((id) => this.results.get(id)?.uri === uri);
    for (const id of here.length > 0 ? here : ids) this.results.cancel(id);
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private look(id: ResultId): void {
    const result = this.results.get(id);
    const before = this.running.size;
    if (result?.program && result.status === 'running') this.running.add(id);
    else this.running.delete(id);
    if (before === 0 || this.running.size === 0)
      if (before !== this.running.size)
        void commands.executeCommand('setContext', 'autogradLens.running', this.running.size > 0);
  }
}
