/** As much of WebAssembly as the engine uses: JavaScript has it everywhere, TypeScript's types only with a browser's or Node's. */

export interface Memory {
  readonly buffer: ArrayBuffer;
  /** By pages of 64 kB; views of the buffer before show nothing from then on. */
  grow(pages: number): number;
}

interface WebAssemblyNamespace {
  readonly Memory: new (size: { readonly initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  validate(bytes: Uint8Array): boolean;
}

/** Taken when the engine loads, since a program's own realm loses it before the program runs; undefined where there is none. */
export const webAssembly: WebAssemblyNamespace | undefined = (globalThis as { WebAssembly?: WebAssemblyNamespace })
  .WebAssembly;
