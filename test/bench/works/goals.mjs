// Goals as data. Which were met is said by `verdict.mjs`.

/** At most so much of PyTorch's time. `where` says under which condition. */
export function ofPyTorch(most, where) {
  return { kind: 'ratio', of: 'PyTorch', most, where };
}

/** At most so much of the time of the row that has this name. */
export function ofRow(of, most) {
  return { kind: 'ratio', of, most };
}

export function aheadOfJavaScript() {
  return { kind: 'ahead' };
}

/** At most so many milliseconds, or of whatever else the work is counted in. */
export function most(most) {
  return { kind: 'most', most };
}
