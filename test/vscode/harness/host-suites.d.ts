declare module 'host-suites' {
  export function addSuites(): void;
}
