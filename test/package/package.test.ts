// What package.json and its lock promise: Node 20.19 is enough, nothing is needed at run time, each dependency has its reason.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { admits } from './node-range.ts';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly resolved?: string;
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const oldest = '20.19.0';
const own = JSON.parse(readFileSync('package.json', 'utf8'));
const locked = Object.entries<Locked>(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages).filter(([path]) => path !== '');
const dependencies = Object.keys(own.devDependencies);

describe('the dependencies', () => {
  it('are all for development: what the program uses is inside its bundle', () => {
    const others = ['dependencies', 'peerDependencies', 'optionalDependencies', 'bundledDependencies'].filter((kind) => kind in own);
    expect(others).toEqual([]);
  });

  it('each have their reason, and no reason outlives its dependency', () => {
    expect(Object.keys(own.dependencyReasons).sort()).toEqual([...dependencies].sort());
    for (const name of dependencies) expect(own.dependencyReasons[name], name).toMatch(/^\S.{20,}[.]$/);
  });

  it('each have the licence that their reason names', () => {
    const licences = new Map(locked.map(([path, { license }]) => [path.replace(/^node_modules\//, ''), license ?? '']));
    for (const name of dependencies) {
      const named = licences.get(name)?.replace(/[()]/g, '').replace(' OR ', ' or ');
      expect(own.dependencyReasons[name], `${name} is ${named}`).toContain(`(${named})`);
    }
  });

  it('all run on the oldest Node that wg promises', () => {
    expect(own.engines.node).toBe('>=20.19');
    const refuse = locked.filter(([, { engines }]) => engines?.node !== undefined && !admits(engines.node, oldest));
    expect(refuse.map(([path, { version, engines }]) => `${path} ${version} wants Node ${engines?.node}`)).toEqual([]);
  });

  it('hold every part of inquirer where it is, for the next minor versions need Node 22', () => {
    const parts = locked.filter(([path]) => /^node_modules\/@inquirer\/[^/]+$/.test(path));
    expect(parts.length).toBeGreaterThan(10);
    expect(own.overrides).toEqual(Object.fromEntries(parts.map(([path, { version }]) => [path.replace('node_modules/', ''), version])));
  });

  it('are all in the lock, also those for other systems, or `npm ci` refuses', () => {
    const paths = new Set(locked.map(([path]) => path));
    // Node looks for a package beside the one that wants it, then outwards.
    const found = (from: string, name: string): boolean => {
      if (paths.has(`${from === '' ? '' : `${from}/`}node_modules/${name}`)) return true;
      return from !== '' && found(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
    };
    const lacks = locked.flatMap(([path, { dependencies = {}, optionalDependencies = {} }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !found(path, name))
        .map((name) => `${path} lacks ${name}`),
    );
    expect(lacks).toEqual([]);
  });

  it('come from whatever registry a machine uses', () => {
    expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });
});

describe('the package', () => {
  it('has the files that it names', () => {
    expect(own.bin).toEqual({ wg: 'dist/wg.cjs', 'git-wg': 'dist/wg.cjs' });
    for (const file of ['README.md', 'LICENSE', 'CHANGELOG.md']) expect(existsSync(file), file).toBe(true);
  });

  it('runs no script of its own on the machine that installs it', () => {
    const scripts = Object.keys(own.scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name));
    expect(scripts).toEqual([]);
  });
});

describe('a range of Node versions', () => {
  it.each([
    ['>=20.19', true],
    ['>= 14.6', true],
    ['^20.19.0 || >=22.12.0', true],
    ['>=23.5.0 || ^22.13.0 || ^20.17.0', true],
    ['20 || >=22', true],
    ['20.x', true],
    ['*', true],
    ['^22.22.2 || ^24.15.0 || >=26.0.0', false],
    ['>=20.19.1', false],
    ['^20.20', false],
    ['~20.18.0', false],
    ['>=18 <20', false],
    ['<=20.18', false],
    ['>20', false],
    ['a range in words', false],
  ])('%s admits Node 20.19.0: %s', (range, expected) => {
    expect(admits(range, oldest)).toBe(expected);
  });
});
