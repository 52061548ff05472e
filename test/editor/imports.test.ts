/** Where a missing import goes. */
import { describe, expect, test } from 'vitest';
import { importPlace } from '../../src/editor/insertion/imports';

function after(text: string, language: string, need: string): string | null {
  const place = importPlace(text, language, need);
  return place === null ? null : text.slice(0, place.offset) + place.text + text.slice(place.offset);
}

describe('Python', () => {
  test.each([
    ['at the top', 'y = 1\n', 'import math\ny = 1\n'],
    ['of an empty file', '', 'import math\n'],
    ['before the other imports', 'import numpy as np\n\ny = 1\n', 'import math\nimport numpy as np\n\ny = 1\n'],
    [
      'behind the first comments',
      '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\ny = 1\n',
      '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nimport math\ny = 1\n',
    ],
    ['behind the docstring', '"""One.\n\nTwo.\n"""\n\nimport os\n', '"""One.\n\nTwo.\n"""\nimport math\n\nimport os\n'],
    ['behind a docstring on one line', "'It is.'\ny = 1\n", "'It is.'\nimport math\ny = 1\n"],
    [
      'behind what comes from the future',
      '"""One."""\n\nfrom __future__ import annotations\nimport os\n',
      '"""One."""\n\nfrom __future__ import annotations\nimport math\nimport os\n',
    ],
    [
      'behind a future over several lines',
      'from __future__ import (\n    annotations,\n)\ny = 1\n',
      'from __future__ import (\n    annotations,\n)\nimport math\ny = 1\n',
    ],
    ['behind a docstring that ends the file', '"""One."""', '"""One."""\nimport math'],
  ])('%s', (_, text, expected) => {
    expect(after(text, 'python', 'import math')).toBe(expected);
  });
});

describe('C', () => {
  test.each([
    [
      'behind the last include',
      '#include <stdio.h>\n#include "a.h"\n\nint main() {}\n',
      '#include <stdio.h>\n#include "a.h"\n#include <math.h>\n\nint main() {}\n',
    ],
    [
      'behind the comments where there is none',
      '/* One.\n   Two. */\n\nint main() {}\n',
      '/* One.\n   Two. */\n#include <math.h>\n\nint main() {}\n',
    ],
    [
      'behind the guard',
      '#ifndef A_H\n#define A_H\nint f();\n#endif\n',
      '#ifndef A_H\n#define A_H\n#include <math.h>\nint f();\n#endif\n',
    ],
    ['behind the pragma', '#pragma once\nint f();\n', '#pragma once\n#include <math.h>\nint f();\n'],
    [
      'not behind one amid the code',
      '#include <a.h>\nint f() { return 1; }\n#include "tail.inc"\n',
      '#include <a.h>\n#include <math.h>\nint f() { return 1; }\n#include "tail.inc"\n',
    ],
  ])('%s', (_, text, expected) => {
    expect(after(text, 'c', '#include <math.h>')).toBe(expected);
  });
});

describe('other languages', () => {
  test.each([
    [
      'java',
      'package a.b;\n\nclass A {}\n',
      'import java.util.List;',
      'package a.b;\nimport java.util.List;\n\nclass A {}\n',
    ],
    ['csharp', 'namespace A;\n', 'using System;', 'using System;\nnamespace A;\n'],
    [
      'rust',
      '//! One.\n#![allow(dead_code)]\nfn f() {}\n',
      'use std::f64::consts::PI;',
      '//! One.\n#![allow(dead_code)]\nuse std::f64::consts::PI;\nfn f() {}\n',
    ],
    ['julia', '# One.\nf(x) = x\n', 'using SpecialFunctions', '# One.\nusing SpecialFunctions\nf(x) = x\n'],
    [
      'typescript',
      '#!/usr/bin/env node\n"use strict";\nconst x = 1;\n',
      'import a from "a";',
      '#!/usr/bin/env node\n"use strict";\nimport a from "a";\nconst x = 1;\n',
    ],
  ])('%s', (language, text, need, expected) => {
    expect(after(text, language, need)).toBe(expected);
  });

  test('are told only where it is not simple', () => {
    expect(after('package a\n', 'go', 'import "math"')).toBeNull();
    expect(after('y = 1\n', 'python', 'a function `erf`')).toBeNull();
    expect(after('y = 1\n', 'python', 'import math\nimport os')).toBeNull();
  });
});
