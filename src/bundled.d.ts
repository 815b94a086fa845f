// Files that a module imports as values; the build puts them into the bundle (rolldown.config.ts, also used by vitest).

/** The text of a UTF-8 file: `import minutes from '../../templates/meeting.md?text'`. */
declare module '*?text' {
  const text: string;
  export default text;
}

/** All files below a folder as `[path, text]`, sorted by path: `(await import('../../data/example?folder')).default`. */
declare module '*?folder' {
  const files: readonly (readonly [path: string, text: string])[];
  export default files;
}

/** The version of the package: `import version from '../package.json?version'`. */
declare module '*?version' {
  const version: string;
  export default version;
}

/** A script for browsers, bundled into one text: `import script from './browser/search-page.ts?script'`. */
declare module '*?script' {
  const script: string;
  export default script;
}
