/** Style sheets are for the bundler, which writes them next to the script. */
declare module '*.css';

/** `import text from './file?script'`: `file.ts` bundled into one script, as text; for a worker that is made from it. */
declare module '*?script' {
  const text: string;
  export default text;
}
