/** Arguments of calls: the last one tells the scope that the call comes next. */
import type { CallExpression, NewExpression, Node, OptionalCallExpression, SpreadElement } from '@babel/types';
import type { Expression } from '@babel/types';
import { openCall, startOf, type Writer } from './writer';

type Call = CallExpression | OptionalCallExpression | NewExpression;
type Argument = Call['arguments'][number];

/** `(a, b)` with the parentheses; `first` is put before the arguments. */
export function writeArguments(writer: Writer, call: Call, first: string | null = null): void {
  const { out } = writer;
  const site = writer.sites.of(call);
  out.write('(');
  if (first !== null) out.write(`${first}, `);
  const last = call.arguments.at(-1);
  if (last === undefined) out.write(announcement(writer, site), startOf(call));
  else {
    for (const argument of call.arguments.slice(0, -1)) {
      writeArgument(writer, argument);
      out.write(', ');
    }
    announced(writer, site, last);
  }
  out.write(')');
}

/** An empty list of arguments that tells the scope of the call. */
function announcement({ scope }: Writer, site: number): string {
  return `...${scope}.z(${String(site)})`;
}

function announced(writer: Writer, site: number, argument: Argument): void {
  const node: Node = argument;
  if (argument.type === 'SpreadElement') writer.out.write('...');
  openCall(writer, 'b', site, node);
  writer.value(argument.type === 'SpreadElement' ? argument.argument : (argument as Expression));
  writer.out.write(')');
}

/** An argument or an element of an array. */
export function writeArgument(writer: Writer, argument: Argument | SpreadElement): void {
  if (argument.type === 'SpreadElement') {
    writer.out.write('...');
    writer.value(argument.argument);
  } else writer.value(argument as Expression);
}
