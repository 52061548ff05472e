/** Where a document stands whose file, or a folder around it, was renamed. Knows URIs as texts only. */

/** null where the document is none of those. */
export function renamedUri(uri: string, from: string, to: string): string | null {
  if (uri === from) return to;
  return uri.startsWith(`${from}/`) ? to + uri.slice(from.length) : null;
}
