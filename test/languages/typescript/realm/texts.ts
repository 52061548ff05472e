/** Runs what a user writes: apart from `context`, since preparing a text loads the whole of a parser. */
import { prepareProgram } from '../../../../src/languages/typescript/prepare';
import { isRefusal } from '../../../../src/trace/refusal';
import { run, type Program, type Ran } from './context';

/** A user's text, prepared as it is for a process. */
export async function runText(text: string, limits: Program['limits'] = {}): Promise<Ran> {
  const prepared = prepareProgram(text, null, 'typescript');
  if (isRefusal(prepared)) throw new Error(prepared.message.text);
  return run({ text, code: prepared.code, sites: prepared.sites, scopes: prepared.scopes, limits });
}
