/** Traces with what the formulas behind the page do not have of themselves: bindings, a debugger's value, a wrong rule. */
import { message } from '../../../src/trace/message';
import type { Trace } from '../../../src/trace/trace';

export function dressed(trace: Trace, scenario: string, substituted: boolean): Trace {
  switch (scenario) {
    case 'bindings':
      return {
        ...trace,
        bindings: [{ name: 'a', tex: 'a = x y', definition: { start: 6, end: 15 }, substituted }],
      };
    case 'debugger':
      return { ...trace, variables: trace.variables.map((variable) => ({ ...variable, origin: 'debugger' })) };
    case 'rule-differs':
      return {
        ...trace,
        checks: trace.checks.map((check) => ({
          ...check,
          byRule: { verdict: 'differs', values: [234], reason: message('test.rule', 'autograd gives 233') },
        })),
      };
    default:
      return trace;
  }
}
