/**
 * Has the process for programs started before the first run, where a program is in sight: a text that speaks of `torch`
 * stands in the editor that is in use, in a trusted workspace. Who never looks at such a text pays nothing. A first run
 * takes a tenth of a second then instead of one. Knows not how the process is started.
 */
import { window, workspace, type Disposable } from 'vscode';
import { torchProgram } from '../lenses/torch';

/** Milliseconds after which a text that was turned to, or written in, is looked at: the editor has other work before. */
const REST = 1000;

interface Text {
  readonly languageId: string;
  getText(): string;
}

/** What is known of the editor. */
export interface InSight {
  /** The text in use; undefined also where nothing may run. */
  readonly text: Text | undefined;
  /** Calls when it may have become another one. */
  onChange(changed: () => void): readonly { dispose(): void }[];
}

/** The editor itself. */
export const inSight: InSight = {
  get text() {
    return workspace.isTrusted ? window.activeTextEditor?.document : undefined;
  },
  onChange: (changed) => [
    window.onDidChangeActiveTextEditor(changed),
    workspace.onDidGrantWorkspaceTrust(changed),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document === window.activeTextEditor?.document) changed();
    }),
  ],
};

export interface WarmthOptions {
  readonly inSight: InSight;
  /** Starts the process. */
  readonly warm: () => Promise<void>;
  readonly failed: (error: unknown) => void;
}

export class ProgramWarmth implements Disposable {
  private readonly options: WarmthOptions;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private subscriptions: readonly { dispose(): void }[];

  constructor(options: WarmthOptions) {
    this.options = options;
    const soon = (): void => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.look();
      }, REST);
    };
    this.subscriptions = options.inSight.onChange(soon);
    soon();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
    this.subscriptions = [];
  }

  private look(): void {
    const { inSight, warm, failed } = this.options;
    const { text } = inSight;
    if (text === undefined || torchProgram(text.getText(), text.languageId) === null) return;
    // Once: from then on a process is kept.
    this.dispose();
    warm().catch(failed);
  }
}
