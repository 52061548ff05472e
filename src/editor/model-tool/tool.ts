/**
 * The tool that assistants in the editor call for right derivatives. Only arithmetic: it runs no code and reads no file,
 * so it asks for no confirmation and works in untrusted workspaces. Loads what computes at its first call.
 */
import {
  l10n,
  LanguageModelTextPart,
  LanguageModelToolResult,
  lm,
  type CancellationToken,
  type Disposable,
  type LanguageModelTool,
  type LanguageModelToolInvocationOptions,
  type LanguageModelToolInvocationPrepareOptions,
  type PreparedToolInvocation,
} from 'vscode';
import type { ToolRequest } from '../../results/tool';
import { codeSpan } from '../markdown';
import { readToolInput } from './request';

/** As the manifest contributes it. */
export const TOOL_NAME = 'autogradLens_differentiate';

/** What is shown of an expression while it is differentiated. */
const MAX_SHOWN = 80;

export class DifferentiateTool implements LanguageModelTool<unknown> {
  private readonly answer: (request: ToolRequest) => Promise<unknown>;

  constructor(answer: (request: ToolRequest) => Promise<unknown>) {
    this.answer = answer;
  }

  prepareInvocation({ input }: LanguageModelToolInvocationPrepareOptions<unknown>): PreparedToolInvocation {
    return { invocationMessage: invocationMessage(input) };
  }

  /** Rejects with what is wrong, where, and what to do, which the model reads. */
  async invoke(
    { input }: LanguageModelToolInvocationOptions<unknown>,
    token: CancellationToken,
  ): Promise<LanguageModelToolResult> {
    const answer = await this.answer(readToolInput(input));
    if (token.isCancellationRequested) throw new Error('cancelled');
    return new LanguageModelToolResult([new LanguageModelTextPart(JSON.stringify(answer))]);
  }
}

/** Nothing where the editor knows no tools. */
export function registerTool(tool: DifferentiateTool): Disposable[] {
  const { registerTool: register } = lm as Partial<typeof lm>;
  return register === undefined ? [] : [register(TOOL_NAME, tool)];
}

function invocationMessage(input: unknown): string {
  const expression: unknown = typeof input === 'object' && input !== null && 'expression' in input && input.expression;
  if (typeof expression !== 'string' || expression.trim() === '') return l10n.t('Differentiating an expression');
  const line = expression.trim().replace(/\s+/g, ' ');
  return l10n.t('Differentiating {0}', codeSpan(line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}…` : line));
}
