import process from 'node:process';
import { defineConfig } from 'vitest/config';

// Tests of what was built and packed; they need `npm run package` to have run.
export default defineConfig({ test: { root: process.cwd(), include: ['test/package/*.spec.ts'] } });
