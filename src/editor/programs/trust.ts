/**
 * Programs run in trusted workspaces only. Where this one is not, the user is told why and led to the editor of trust;
 * what was asked for runs as soon as trust is granted from there.
 */
import { commands, type Disposable, l10n, window, workspace } from 'vscode';

const MANAGE = l10n.t('Manage Workspace Trust');
const WHY = l10n.t(
  'Running a program needs a trusted workspace, since it runs the code of the file. Expressions are differentiated without it.',
);

export class Trust implements Disposable {
  /** What runs once trust is granted. */
  private waiting: (() => void) | null = null;
  private readonly subscription = workspace.onDidGrantWorkspaceTrust(() => {
    const task = this.waiting;
    this.waiting = null;
    task?.();
  });

  get granted(): boolean {
    return workspace.isTrusted;
  }

  /** Runs the task, now or once the user trusts the workspace; the newest question counts. */
  async whenGranted(task: () => void): Promise<void> {
    if (this.granted) {
      task();
      return;
    }
    this.waiting = null;
    if ((await window.showWarningMessage(WHY, MANAGE)) !== MANAGE) return;
    this.waiting = task;
    await commands.executeCommand('workbench.trust.manage');
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
