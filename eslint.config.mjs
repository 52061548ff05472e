// Lint: TypeScript at its strictest, and the import table of docs/architecture.md as a rule.
import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Which rooms a room may import; what is not named is forbidden. */
const MAY_IMPORT = {
  engine: [],
  trace: [],
  recorder: ['engine', 'trace'],
  languages: ['engine', 'recorder', 'trace'],
  calculus: ['languages', 'trace'],
  runtime: ['languages', 'calculus', 'recorder', 'trace', 'engine'],
  results: ['runtime', 'calculus', 'languages', 'trace'],
  editor: ['results', 'trace'],
  inspector: ['results', 'trace'],
};
const rooms = Object.keys(MAY_IMPORT);

const importZones = rooms.flatMap((room) => {
  const message = `${room} may import only: ${MAY_IMPORT[room].join(', ') || 'nothing'} (docs/architecture.md).`;
  const forbidden = rooms.filter((other) => other !== room && !MAY_IMPORT[room].includes(other));
  const outside = ['./webview', './test', './src/extension.ts', './src/assembly', './src/cli.ts', './src/cli'];
  return [...forbidden.map((other) => `./src/${other}`), ...outside].map((from) => ({
    target: `./src/${room}`,
    from,
    message,
  }));
});

/** Inside the engine, what is built on operators is not known to them: each folder with those that it may not import. */
const OPERATORS = ['operators', 'kernels', 'formulas', 'dispatch', 'tensor', 'storage', 'printing'];
const ABOVE = {
  transforms: ['func', 'nn', 'optim', 'why'],
  autograd: ['nn', 'optim', 'why'],
  func: ['optim', 'why'],
  nn: ['func', 'optim', 'why'],
  optim: ['func', 'why'],
  ...Object.fromEntries(OPERATORS.map((folder) => [folder, ['func', 'nn', 'optim', 'why']])),
};
const engineZones = [
  ...Object.entries(ABOVE).flatMap(([folder, others]) =>
    others.map((other) => ({
      target: `./src/engine/${folder}`,
      from: `./src/engine/${other}`,
      message: `engine/${folder} does not know engine/${other}, which is built on it.`,
    })),
  ),
  ...OPERATORS.map((folder) => ({
    target: `./src/engine/${folder}`,
    from: './src/engine/transforms',
    except: ['./active.ts', './dual-level.ts'],
    message: 'Operators meet transforms only through transforms/active and transforms/dual-level.',
  })),
  {
    target: './src/engine/optim',
    from: './src/engine/nn',
    except: ['./module/registry.ts'],
    message: 'Optimisers know of modules only that they hold parameters.',
  },
];

const PAGE_ONLY = 'The page knows only trace and inspector/protocol (docs/architecture.md).';
const pageZones = rooms
  .filter((room) => room !== 'trace')
  .map((room) => ({
    target: './webview',
    from: `./src/${room}`,
    message: PAGE_ONLY,
    ...(room === 'inspector' ? { except: ['./protocol.ts'] } : {}),
  }));

const NODE_MODULES = {
  group: ['node:*', 'fs', 'path', 'os', 'child_process', 'worker_threads', 'crypto'],
  message: 'Node is known only to runtime/process* and cli.ts.',
};
const VSCODE = { group: ['vscode'], message: 'Only extension.ts, assembly, editor and inspector know VS Code.' };

export default defineConfig(
  { ignores: ['dist/**', '.vscode-test/**', 'test/fixtures/**', 'test-results/**', '**/*.d.ts'] },
  // AssemblyScript: WebAssembly's types and decorated functions, which only its own compiler reads.
  { ignores: ['src/engine/kernels/assembly/**'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './webview/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })] },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/naming-convention': 'off',
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': [
        'error',
        { basePath: import.meta.dirname, zones: [...importZones, ...engineZones, ...pageZones] },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'webview/**/*.ts'],
    ignores: [
      'src/extension.ts',
      'src/assembly/**',
      'src/editor/**',
      'src/inspector/**',
      'src/cli.ts',
      'src/cli/**',
      'src/runtime/process*/**',
    ],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [NODE_MODULES, VSCODE] }] },
  },
  {
    files: ['src/inspector/protocol.ts', 'src/cli.ts', 'src/cli/**/*.ts', 'src/runtime/process*/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [VSCODE] }] },
  },
  {
    // Configuration files are read by their tools, which ask for a default export; they are outside the type projects.
    files: ['**/*.mjs', '*.config.ts', 'test/**/*.config.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { project: null } },
  },
  {
    // Each way to call an operator is documented as one.
    files: ['src/engine/generated/types/**'],
    rules: { '@typescript-eslint/unified-signatures': 'off' },
  },
);
