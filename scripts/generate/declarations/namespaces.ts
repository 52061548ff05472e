/** What stands in `torch` and in the namespaces below it: functions, classes, constants, each where it is found first. */
import ts from 'typescript';
import type { Engine } from './engine';

export interface Found {
  readonly name: string;
  /** Where it is declared as a property, for its comment. */
  readonly property: ts.Declaration | undefined;
  readonly value: FoundValue;
}

export type FoundValue =
  | { readonly kind: 'namespace'; readonly members: readonly Found[] }
  | { readonly kind: 'function'; readonly declarations: readonly ts.SignatureDeclaration[] }
  | {
      readonly kind: 'class';
      /** null for a class that is made by a function: only the type of its instances is known. */
      readonly symbol: ts.Symbol | null;
      readonly instance: ts.Type;
    }
  | { readonly kind: 'constant'; readonly type: ts.Type };

/** Operators are left out: their definitions tell more. */
export function membersOf(engine: Engine, type: ts.Type): readonly Found[] {
  const { checker } = engine;
  return checker.getPropertiesOfType(type).flatMap((property): Found[] => {
    const { name } = property;
    const declaration = property.valueDeclaration ?? property.declarations?.[0];
    if (name.startsWith('_') || (declaration !== undefined && isOperator(engine, declaration))) return [];
    const value = valueOf(engine, checker.getTypeOfSymbol(property));
    return [{ name, property: declaration, value }];
  });
}

/** Of an operator, and not a namespace that holds others beside. */
function isOperator(engine: Engine, declaration: ts.Declaration): boolean {
  return engine.isGenerated(declaration);
}

function valueOf(engine: Engine, type: ts.Type): FoundValue {
  const [construct] = type.getConstructSignatures();
  if (construct !== undefined) {
    const instance = construct.getReturnType();
    if (instance.getSymbol()?.valueDeclaration === engine.tensor) return { kind: 'constant', type };
    return { kind: 'class', symbol: classOf(type), instance };
  }
  const declarations = type
    .getCallSignatures()
    .flatMap(({ declaration }) => (declaration === undefined || ts.isJSDocSignature(declaration) ? [] : [declaration]));
  if (declarations.length > 0) return { kind: 'function', declarations };
  if (isNamespace(engine, type)) return { kind: 'namespace', members: membersOf(engine, type) };
  return { kind: 'constant', type };
}

/** A plain object of the engine's, or an interface that holds operators. */
function isNamespace(engine: Engine, type: ts.Type): boolean {
  const [declaration] = type.getSymbol()?.declarations ?? [];
  if (declaration === undefined || !engine.isOwn(declaration)) return false;
  return ts.isObjectLiteralExpression(declaration) || engine.isGenerated(declaration);
}

function classOf(type: ts.Type): ts.Symbol | null {
  for (const part of type.isIntersection() ? type.types : [type]) {
    const declaration = part.getSymbol()?.valueDeclaration;
    if (declaration !== undefined && ts.isClassDeclaration(declaration)) return part.symbol;
  }
  return null;
}
