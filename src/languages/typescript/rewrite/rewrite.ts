/**
 * A program's syntax tree → JavaScript in which types are gone, operators and evaluations call the scope, and statements
 * stand on the lines that they have in the text; with the places that are recorded, and a source map. Runs nothing.
 */
import type { Expression, LVal, Node, PatternLike, Statement } from '@babel/types';
import { message } from '../../../trace/message';
import { isRefusal, refusal, type Refusal } from '../../../trace/refusal';
import { PROGRAM_FUNCTION, type PreparedProgram, type Site } from '../prepared';
import { Frames } from './frames';
import { parametersOf, writeImports } from './modules';
import { Output } from './output';
import { Scoping } from './scoping';
import { Sites } from './sites';
import { surveyOf, type Survey } from './survey';
import { barely, effects, statementHandlers, values } from './syntax';
import { writeCondition } from './operators';
import { writeTarget } from './patterns';
import { writeStatements } from './lists';
import { startOf, type Handlers, type ScopeKind, type Writer } from './writer';

export interface RewrittenProgram {
  readonly code: PreparedProgram['code'];
  readonly sites: readonly Site[];
  readonly scopes: PreparedProgram['scopes'];
  /** Of a source map from the code to the text. */
  readonly mappings: string;
}

/**
 * `kept` are the statements that run, in document order; `scopeName` is in the text nowhere. What `pieceOf` numbers higher
 * stands in a block of its own, where it may declare anew what is declared above.
 */
export function rewriteProgram(
  text: string,
  kept: readonly Statement[],
  scopeName: string,
  pieceOf: (statement: Statement) => number = () => 0,
): RewrittenProgram | Refusal {
  const survey = surveyOf(kept);
  if (isRefusal(survey)) return survey;
  try {
    return new Rewriting(text, scopeName, survey).program(piecesOf(kept, pieceOf));
  } catch (error) {
    // Statements nest without a bound that could be told beforehand.
    if (error instanceof RangeError) return tooDeep(kept);
    throw error;
  }
}

class Rewriting implements Writer {
  readonly text: string;
  readonly out: Output;
  readonly sites: Sites;
  readonly frames: Frames;
  readonly scoping: Scoping;
  readonly survey: Survey;
  readonly scope: string;
  readonly members = new Map<string, string>();
  /** Pieces of long chains that have been evaluated, and the variables that hold them. */
  readonly #evaluated = new Map<Node, string>();

  constructor(text: string, scope: string, survey: Survey) {
    this.text = text;
    this.scope = scope;
    this.survey = survey;
    this.out = new Output(text);
    this.sites = new Sites(text);
    this.frames = new Frames(this.out, scope);
    this.scoping = new Scoping(this.out, scope);
  }

  program(pieces: readonly (readonly Statement[])[]): RewrittenProgram {
    const imports = pieces.flat().filter(({ type }) => type === 'ImportDeclaration');
    // What a later block declares hides the parameter only there.
    const parameters = parametersOf([...imports, ...(pieces[0] ?? [])], this.scope);
    this.out.write(
      `(async function ${this.scope}${PROGRAM_FUNCTION} (${[...parameters.values()].join(', ')}) { "use strict"; `,
    );
    this.frames.body('program', () => {
      writeImports(this, imports, parameters);
      let before = 0;
      for (const [level, statements] of pieces.entries()) {
        if (level > 0) this.out.write('{ ');
        const first = before;
        writeStatements(this, statements, level > 0 ? 'block' : 'function', (index) => {
          this.out.write(`${this.scope}.s(${String(first + index)}); `);
        });
        before += statements.length;
      }
      this.out.write('}'.repeat(Math.max(pieces.length - 1, 0)));
    });
    this.out.write('\n})');
    return { code: this.out.code(), sites: this.sites.list, scopes: this.scoping.list, mappings: this.out.mappings() };
  }

  value(node: Expression): void {
    const variable = this.#evaluated.get(node);
    if (variable !== undefined) {
      this.out.write(variable, startOf(node));
      return;
    }
    const pieces = this.survey.cuts.get(node);
    if (pieces !== undefined) this.#chain(node, pieces);
    else this.#write(values, node);
  }

  bare(node: Expression): void {
    if (barely[node.type] === undefined) this.value(node);
    else this.#write(barely, node);
  }

  effect(node: Expression): void {
    if (effects[node.type] === undefined) this.value(node);
    else this.#write(effects, node);
  }

  condition(node: Expression): void {
    writeCondition(this, node);
  }

  target(node: PatternLike | LVal | Expression): void {
    writeTarget(this, node);
  }

  statement(node: Statement): void {
    this.#write(statementHandlers, node);
  }

  statements(nodes: readonly Statement[], kind: ScopeKind): void {
    writeStatements(this, nodes, kind);
  }

  /** `(t = a + … + m, t = t + … + y, t + z)`: nesting all of it would be too deep for the compiler. */
  #chain(node: Expression, pieces: readonly Expression[]): void {
    this.frames.variable((variable) => {
      this.out.write('(');
      for (const piece of pieces) {
        this.out.write(`${variable} = `);
        this.value(piece);
        this.out.write(', ');
        this.#evaluated.set(piece, variable);
      }
      this.#write(values, node);
      this.out.write(')');
    });
  }

  #write<Kind extends Expression | Statement>(handlers: Handlers<Kind>, node: Kind): void {
    const handler = handlers[node.type as Kind['type']] as ((writer: Writer, node: Kind) => void) | undefined;
    if (handler === undefined) throw new Error(`${node.type} cannot be written`);
    handler(this, node);
  }
}

/** The statements piece by piece; those that have none are not there. */
function piecesOf(
  kept: readonly Statement[],
  pieceOf: (statement: Statement) => number,
): readonly (readonly Statement[])[] {
  const pieces = new Map<number, Statement[]>();
  for (const statement of kept) {
    const piece = pieceOf(statement);
    const known = pieces.get(piece);
    if (known === undefined) pieces.set(piece, [statement]);
    else known.push(statement);
  }
  return [...pieces.values()];
}

function tooDeep(kept: readonly Statement[]): Refusal {
  return refusal(
    { start: kept[0]?.start ?? 0, end: kept.at(-1)?.end ?? 0 },
    message('typescript.too-deep', 'This program is nested too deeply.'),
    message('typescript.too-deep.hint', 'Split long expressions into several statements.'),
  );
}
