/**
 * The same without an editor: `autograd-lens differentiate "x**2*sin(y)" --at x=3` and `autograd-lens run file.ts`. Writes
 * the answer to standard output and what is wrong to standard error. Exits 0 with an answer, 1 where the text cannot be
 * read or run, 2 where the command line is wrong or a value is missing.
 */
import { version } from '../package.json';
import { runDifferentiate } from './cli/differentiate';
import { failed, printed, UsageError, type Ending, type Wish } from './cli/ending';
import { runProgram } from './cli/run';

const HELP = `Usage: autograd-lens differentiate <expression> [options]
       autograd-lens run <file> [options]

differentiate evaluates an expression, differentiates it with respect to each of its variables as
PyTorch's autograd does, and checks the gradients by the rules of differentiation and against
finite differences.
run runs a TypeScript or JavaScript program written against PyTorch's Tensor API and
prints what it prints. It reaches neither files nor network.

Options of differentiate:
  --at <name>=<value>   The value of a variable; once for each. A number (2.5e-3, pi/2),
                        a vector (1,2,3), a matrix ([[1,2],[3,4]]) or linspace(-20,20,20).
  --language <id>       How the expression is written, by VS Code's language id: python,
                        javascript, typescript, … Default: plaintext, which is mathematics
                        (3x^2 + 2xy, sin(x)cos(y), |x|, e^x; ** is a power too).
  --order <1|2>         2 adds the second derivatives.
  --rule                Prints the derivatives as formulas instead, by the rules of
                        differentiation. Values need not be given.
  --by <x>[,<y>]        With --rule: the variables to differentiate by, one after another;
                        x,x is the second derivative, x[0] an element of an array. Once for
                        each derivative. Default: by each variable.
  --steps               With --rule: prints which rule gave which part.
  --json                Prints one JSON object: value, gradients, with --order 2 hessian.
                        A result of several elements is summed, and "summed" is true.
                        NaN and infinities are strings; a gradient is null where the
                        result does not depend on the variable. With --rule: derivatives,
                        each with by, left, formula, latex, verdict, and value where all
                        values are given.

Options of run:
  --language <id>       typescript, javascript, typescriptreact or javascriptreact.
                        Default: by the file's ending; typescript for -, standard input.
  --time <seconds>      How long the program may take. Default: 10.
  --json                Prints one JSON object and nothing else: the recorded values, the
                        output, the passes, as "differentiated" the trace of the last
                        backward pass's root, or null, and as "why" the reasons for
                        gradients that are None, zero, NaN or infinite.

  --help                Prints this.
  --version             Prints the version.

An expression may begin with a minus sign; the argument after -- is the expression,
whatever it begins with.

Examples:
  autograd-lens differentiate "x**2*sin(y)" --at x=3 --at y=0.5
  autograd-lens differentiate "-x^2 + w x" --at x=1 --at w=1,2,3 --json
  autograd-lens differentiate "Math.exp(-x**2)" --language javascript --at x=1 --order 2
  autograd-lens differentiate --rule "x^2 sin(y)" --by x,y --steps
  autograd-lens run training.ts --time 60

Exit status: 0 with an answer; 1 if the expression cannot be read or evaluated, or the
program throws or is stopped; 2 if the command line is wrong or a value is missing.
`;

void main(process.argv.slice(2)).then(({ output, problem, status }) => {
  process.stdout.write(output);
  process.stderr.write(problem);
  // Not process.exit: what was written to a pipe would be cut off.
  process.exitCode = status;
});

async function main(args: readonly string[]): Promise<Ending> {
  try {
    const ending = isRun(args) ? await runProgram(args, __dirname) : runDifferentiate(args);
    return typeof ending === 'string' ? wished(ending) : ending;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return failed(2, `${error.message}\nTry: autograd-lens --help\n`);
  }
}

function wished(wish: Wish): Ending {
  return printed(wish === 'help' ? HELP : `${version}\n`);
}

/** The command is the first word that is neither an option nor an option's value. */
function isRun(args: readonly string[]): boolean {
  const command = args.find(
    (word, index) => !word.startsWith('-') && !/^--(?:language|time|at|order|by)$/.test(args[index - 1] ?? ''),
  );
  return command === 'run';
}
