declare module "*.svg" {
  const markup: string;
  export default markup;
}

/** Filled in by the build. */
declare const PRECACHE: { version: string; urls: string[] };
