/** The engine's types, as the compiler sees them: the namespace `torch`, what its members are, and where each is declared. */
import { join } from 'node:path';
import ts from 'typescript';

export interface Engine {
  readonly checker: ts.TypeChecker;
  readonly torch: ts.Type;
  readonly tensor: ts.ClassDeclaration;
  /** Whether a declaration is the engine's, and not the language's. */
  isOwn(node: ts.Node): boolean;
  /** Whether it was generated from the operators' definitions. */
  isGenerated(node: ts.Node): boolean;
}

export function readEngine(root: string): Engine {
  const source = join(root, 'src');
  const { config } = ts.readConfigFile(join(source, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    readonly config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, source);
  const entry = join(source, 'engine', 'torch.ts');
  const program = ts.createProgram([entry], options);
  const checker = program.getTypeChecker();
  const own = source.replaceAll('\\', '/');
  const pathOf = (node: ts.Node): string => node.getSourceFile().fileName.replaceAll('\\', '/');
  const exported = exportsOf(checker, program.getSourceFile(entry));
  const torch = exported.get('torch');
  const tensor = exported.get('Tensor');
  const declaration = tensor && resolved(checker, tensor).valueDeclaration;
  if (torch === undefined || declaration === undefined || !ts.isClassDeclaration(declaration))
    throw new Error('src/engine/torch.ts no longer exports torch and Tensor.');
  return {
    checker,
    torch: checker.getTypeOfSymbol(torch),
    tensor: declaration,
    isOwn: (node) => pathOf(node).startsWith(own),
    isGenerated: (node) => pathOf(node).startsWith(`${own}/engine/generated/`),
  };
}

/** What an imported name stands for. */
export function resolved(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
}

function exportsOf(checker: ts.TypeChecker, file: ts.SourceFile | undefined): ReadonlyMap<string, ts.Symbol> {
  const module = file && checker.getSymbolAtLocation(file);
  return new Map((module ? checker.getExportsOfModule(module) : []).map((symbol) => [symbol.name, symbol]));
}
