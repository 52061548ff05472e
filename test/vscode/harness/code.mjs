#!/usr/bin/env node
// Stands in for the desktop's `code`: takes its arguments and shows VS Code in code-server and Chromium.
// What it does is in stand-in.ts; this file only teaches Node to read it.
import { createRequire } from 'node:module';
import 'tsx/cjs';

createRequire(import.meta.url)('./stand-in.ts');
