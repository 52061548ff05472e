/** Programs of each language around functions that were written: what is above them, what calls them, what runs it. */

export interface Called {
  readonly name: string;
  /** How many numbers it gives. */
  readonly results: number;
}

export interface ProgramLanguage {
  readonly language: string;
  /** How an original of this language is written. */
  readonly original: string;
  /** Says which version is there. */
  readonly probe: readonly string[];
  readonly file: string;
  /** Prints the results, one to a line, of every function at every point in turn. */
  readonly program: (
    needs: readonly string[],
    functions: string,
    called: readonly Called[],
    points: readonly (readonly number[])[],
  ) => string;
  /** Commands to run after one another in the program's folder. */
  readonly commands: readonly (readonly string[])[];
}

const argumentsOf = (point: readonly number[], real: (value: number) => string = String): string =>
  point.map(real).join(', ');
const real = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));

function calls(
  called: readonly Called[],
  points: readonly (readonly number[])[],
  call: (one: Called, args: string) => string,
): string {
  return called.flatMap((one) => points.map((point) => call(one, argumentsOf(point, real)))).join('\n');
}

const PYTHON = (original: string): ProgramLanguage => ({
  language: 'python',
  original,
  probe: original.startsWith('np')
    ? ['python3', '-c', 'import numpy; print("numpy", numpy.__version__)']
    : ['python3', '--version'],
  file: 'program.py',
  program: (needs, functions, called, points) =>
    [
      ...needs,
      functions,
      'def show(count, result):',
      '    try:',
      '        value = result()',
      '    except (ValueError, ZeroDivisionError, OverflowError):',
      '        print("raised\\n" * count, end="")',
      '        return',
      '    for number in value if count > 1 else [value]:',
      '        print("nan" if isinstance(number, complex) else repr(float(number)))',
      calls(called, points, ({ name, results }, args) => `show(${results}, lambda: ${name}(${args}))`),
    ].join('\n'),
  commands: [['python3', '-W', 'ignore', 'program.py']],
});

/** Each code asks for what it needs itself; `var` may be said twice. */
const javascriptProgram: ProgramLanguage['program'] = (needs, functions, called, points) =>
  [...needs.map((need) => need.replace('const', 'var')), functions, javascriptMain(called, points)].join('\n');

const javascriptMain = (called: readonly Called[], points: readonly (readonly number[])[]): string =>
  calls(called, points, ({ name }, args) => `for (const value of [${name}(${args})].flat()) console.log(value);`);

export const PROGRAM_LANGUAGES: readonly ProgramLanguage[] = [
  {
    language: 'javascript',
    original: 'Math.sin(x)',
    probe: [process.execPath, '--version'],
    file: 'program.mjs',
    program: javascriptProgram,
    commands: [[process.execPath, 'program.mjs']],
  },
  {
    language: 'javascript',
    original: 'sin(x)',
    probe: [process.execPath, '--version'],
    file: 'program.mjs',
    program: javascriptProgram,
    commands: [[process.execPath, 'program.mjs']],
  },
  PYTHON('math.sin(x)'),
  PYTHON('sin(x)'),
  PYTHON('np.sin(x)'),
  {
    language: 'c',
    original: 'sin(x)',
    probe: ['gcc', '--version'],
    file: 'program.c',
    program: (needs, functions, called, points) =>
      [
        '#include <stdio.h>',
        ...needs,
        functions,
        'int main(void) {',
        'double out[8];',
        calls(called, points, ({ name, results }, args) =>
          results === 1
            ? `printf("%.17g\\n", ${name}(${args}));`
            : `${name}(${args}, out); for (int i = 0; i < ${results}; i++) printf("%.17g\\n", out[i]);`,
        ),
        'return 0;',
        '}',
      ].join('\n'),
    commands: [['gcc', '-O0', '-Wall', '-Werror', '-Wno-unused', 'program.c', '-o', 'program', '-lm'], ['./program']],
  },
  {
    language: 'cpp',
    original: 'std::sin(x)',
    probe: ['g++', '--version'],
    file: 'program.cpp',
    program: (needs, functions, called, points) =>
      [
        '#include <cstdio>',
        '#include <initializer_list>',
        ...needs,
        functions,
        'int main() {',
        calls(called, points, ({ name, results }, args) =>
          results === 1
            ? `std::printf("%.17g\\n", ${name}(${args}));`
            : `for (const double value : ${name}(${args})) std::printf("%.17g\\n", value);`,
        ),
        '}',
      ].join('\n'),
    commands: [
      ['g++', '-std=c++17', '-O0', '-Wall', '-Werror', '-Wno-unused', 'program.cpp', '-o', 'program'],
      ['./program'],
    ],
  },
  {
    language: 'java',
    original: 'Math.sin(x)',
    probe: ['java', '--version'],
    file: 'Program.java',
    program: (needs, functions, called, points) =>
      [
        ...needs,
        'class Program {',
        functions,
        'static void show(double... values) { for (double value : values) System.out.println(value); }',
        'public static void main(String[] arguments) {',
        calls(called, points, ({ name }, args) => `show(${name}(${args}));`),
        '}',
        '}',
      ].join('\n'),
    commands: [['java', 'Program.java']],
  },
  {
    language: 'rust',
    original: 'x.sin()',
    probe: ['rustc', '--version'],
    file: 'program.rs',
    program: (needs, functions, called, points) =>
      [
        ...needs,
        functions,
        'fn main() {',
        calls(called, points, ({ name, results }, args) =>
          results === 1
            ? `println!("{:?}", ${name}(${args}));`
            : `for value in ${name}(${args}) { println!("{:?}", value); }`,
        ),
        '}',
      ].join('\n'),
    commands: [['rustc', '--edition', '2021', '-A', 'warnings', 'program.rs', '-o', 'program'], ['./program']],
  },
  {
    language: 'go',
    original: 'math.Sin(x)',
    probe: ['go', 'version'],
    file: 'program.go',
    program: (needs, functions, called, points) =>
      [
        'package main',
        'import "fmt"',
        ...needs,
        functions,
        'func main() {',
        calls(called, points, ({ name, results }, args) =>
          results === 1
            ? `fmt.Println(${name}(${args}))`
            : `for _, value := range ${name}(${args}) { fmt.Println(value) }`,
        ),
        '}',
      ].join('\n'),
    commands: [['go', 'run', 'program.go']],
  },
  {
    language: 'fortran',
    original: 'sin(x)',
    probe: ['gfortran', '--version'],
    file: 'program.f90',
    program: (_, functions, called, points) =>
      [
        'module formulas',
        'contains',
        functions,
        'end module formulas',
        'program main',
        'use formulas',
        calls(called, points, ({ name }, args) => `print "(es25.17)", ${name}(${args.replace(/[\d.]+/g, '$&d0')})`),
        'end program main',
      ].join('\n'),
    commands: [['gfortran', 'program.f90', '-o', 'program'], ['./program']],
  },
  {
    language: 'julia',
    original: 'sin(x)',
    probe: ['julia', '--version'],
    file: 'program.jl',
    program: (needs, functions, called, points) =>
      [
        ...needs,
        functions,
        calls(called, points, ({ name }, args) => `foreach(value -> println(Float64(value)), ${name}(${args}))`),
      ].join('\n'),
    commands: [['julia', 'program.jl']],
  },
  {
    language: 'r',
    original: 'sin(x)',
    probe: ['Rscript', '--version'],
    file: 'program.R',
    program: (_, functions, called, points) =>
      [
        functions,
        calls(called, points, ({ name }, args) => `cat(sprintf("%.17g\\n", ${name}(${args})), sep = "")`),
      ].join('\n'),
    commands: [['Rscript', 'program.R']],
  },
  {
    language: 'octave',
    original: 'sin(x)',
    probe: ['octave', '--version'],
    file: 'program.m',
    program: (_, functions, called, points) =>
      ['1;', functions, calls(called, points, ({ name }, args) => `printf("%.17g\\n", ${name}(${args}));`)].join('\n'),
    commands: [['octave', '--no-gui', '--quiet', 'program.m']],
  },
];
