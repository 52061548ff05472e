/**
 * The values of names in a paused frame, as its debugger tells them, if the frame stands in the document that is asked
 * about. Only names are evaluated, never calls. Speaks the debug adapter protocol; knows no editor and no formula.
 */
import type { Values } from '../../results/result';
import { debuggedValue } from './values';

/** What can be asked of a debug session. */
export interface FrameSession {
  customRequest(command: string, args: unknown): PromiseLike<unknown>;
}

export interface Frame {
  readonly session: FrameSession;
  readonly threadId: number;
  readonly frameId: number;
}

/** Whoever waits for a question to be put waits no longer than this. */
export const TIME_LIMIT_MILLISECONDS = 500;
const MAX_NAMES = 32;
const MAX_LOCALS = 200;
const MAX_FRAMES = 1000;

/**
 * Values by name; none where the frame is in another file, or the debugger does not say in time. The names of the text
 * are evaluated; what else is local in the frame is read from its scopes, for names that those are made of.
 */
export async function valuesInFrame(
  frame: Frame,
  path: string,
  names: readonly string[],
  limit = TIME_LIMIT_MILLISECONDS,
): Promise<Values> {
  const values = new Map<string, Values[string]>();
  let closed = false;
  const put = (name: string, reply: unknown, over: boolean): void => {
    const value = typeof reply === 'string' ? debuggedValue(reply) : null;
    if (value !== null && !closed && (over || !values.has(name))) values.set(name, value);
  };
  const work = async (): Promise<void> => {
    if (!(await standsIn(frame, path))) return;
    await Promise.allSettled([
      ...names.slice(0, MAX_NAMES).map(async (name) => {
        put(name, field(await evaluate(frame, name), 'result'), true);
      }),
      locals(frame).then((found) => {
        for (const { name, value } of found) put(name, value, false);
      }),
    ]);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limit);
  });
  // A debugger that has just gone on refuses to answer; then nothing is known of its variables.
  await Promise.race([work().catch(() => undefined), late]);
  clearTimeout(timer);
  closed = true;
  return Object.fromEntries(values);
}

/** The names that a piece of code mentions, dotted ones whole, without those that are called. */
export function namesIn(text: string): readonly string[] {
  const found = text.matchAll(
    /(?<![\p{ID_Continue}$.\\])[\p{L}_$][\p{ID_Continue}$]*(?:\.[\p{L}_$][\p{ID_Continue}$]*)*(?![\p{ID_Continue}$.]|\s*\()/gu,
  );
  return [...new Set([...found].map(([name]) => name))];
}

function evaluate({ session, frameId }: Frame, expression: string): PromiseLike<unknown> {
  // In the context `hover` adapters do nothing that has an effect.
  return session.customRequest('evaluate', { expression, frameId, context: 'hover' });
}

/** Whether the frame is one of this file: a name means something else elsewhere. */
async function standsIn({ session, threadId, frameId }: Frame, path: string): Promise<boolean> {
  const trace = await session.customRequest('stackTrace', { threadId, startFrame: 0, levels: MAX_FRAMES });
  const frames = field(trace, 'stackFrames');
  const frame: unknown = Array.isArray(frames) ? frames.find((one) => field(one, 'id') === frameId) : undefined;
  const source = field(field(frame, 'source'), 'path');
  return typeof source === 'string' && samePath(pathOf(source), path);
}

/** Where the extension runs on another machine than the window, the editor has made URIs of the adapter's paths. */
function pathOf(source: string): string {
  const [, path] = /^(?:file|vscode-remote):\/\/[^/]*(\/.*)$/.exec(source) ?? [];
  if (path === undefined) return source;
  try {
    return decodeURIComponent(path).replace(/^\/(?=[a-z]:)/i, '');
  } catch {
    return source;
  }
}

/** On Windows letters' case is no difference, and drives are written either way. */
function samePath(one: string, other: string): boolean {
  const plain = (path: string): string => {
    const slashed = path.replaceAll('\\', '/');
    return /^[a-z]:/i.test(slashed) ? slashed.toLowerCase() : slashed;
  };
  return plain(one) === plain(other);
}

interface Local {
  readonly name: string;
  readonly value: string;
}

/** What the innermost scope holds; a scope that is expensive to list (all of the globals) is left alone. */
async function locals({ session, frameId }: Frame): Promise<readonly Local[]> {
  const scopes = field(await session.customRequest('scopes', { frameId }), 'scopes');
  const first: unknown = Array.isArray(scopes) ? scopes.find((scope) => field(scope, 'expensive') !== true) : undefined;
  const variablesReference = field(first, 'variablesReference');
  if (typeof variablesReference !== 'number' || variablesReference <= 0) return [];
  const listed = field(await session.customRequest('variables', { variablesReference }), 'variables');
  return Array.isArray(listed) ? listed.filter(isLocal).slice(0, MAX_LOCALS) : [];
}

function isLocal(one: unknown): one is Local {
  const name = field(one, 'name');
  return (
    typeof name === 'string' && /^[\p{L}_$][\p{ID_Continue}$]*$/u.test(name) && typeof field(one, 'value') === 'string'
  );
}

/** A property of what an adapter answered, which may be anything. */
function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
