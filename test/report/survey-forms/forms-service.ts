// A small stand-in for the Forms service of Apps Script, after https://developers.google.com/apps-script/reference/forms: it keeps what a script
// makes, and refuses methods that the service does not have, arguments of another type, and values that the reference says it throws on.
import { createContext, runInContext } from 'node:vm';

/** An item of the form: its class in the reference, and what was set, by the name of the method. */
interface MadeItem {
  readonly type: string;
  readonly set: ReadonlyMap<string, readonly unknown[]>;
}

/** A form as the script made it. */
export interface MadeForm {
  readonly title: string;
  readonly set: ReadonlyMap<string, readonly unknown[]>;
  readonly items: readonly MadeItem[];
  readonly logged: readonly (readonly unknown[])[];
}

type Check = (args: readonly unknown[]) => boolean;

const text: Check = (args) => args.length === 1 && typeof args[0] === 'string';
const flag: Check = (args) => args.length === 1 && typeof args[0] === 'boolean';
const words: Check = ([list, ...more]) =>
  more.length === 0 && isList(list) && list.length > 0 && list.every((item) => typeof item === 'string' && item.trim() !== '');
const different: Check = (args) =>
  words(args) && new Set((args[0] as string[]).map((item) => item.trim())).size === (args[0] as string[]).length;
const numbers =
  (count: number): Check =>
  (args) =>
    args.length === count && args.every((value) => typeof value === 'number' && Number.isFinite(value));
const bounds: Check = (args) => {
  const [lower, upper] = args as [number, number];
  return numbers(2)(args) && Number.isInteger(upper) && (lower === 0 || lower === 1) && upper >= 3 && upper <= 10;
};
const none: Check = (args) => args.length === 0;

// An array of another realm is none of this one's.
function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

const anyItem = { setTitle: text, setHelpText: text, setRequired: flag };
const choices = { ...anyItem, setChoiceValues: different };
const grid = { ...anyItem, setRows: different, setColumns: different };

const ITEMS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  MultipleChoiceItem: { ...choices, showOtherOption: flag },
  CheckboxItem: { ...choices, showOtherOption: flag },
  ListItem: choices,
  ScaleItem: { ...anyItem, setBounds: bounds, setLabels: (args) => args.length === 2 && args.every((label) => typeof label === 'string') },
  GridItem: { ...grid, setValidation: validation('GridValidation') },
  CheckboxGridItem: { ...grid, setValidation: validation('CheckboxGridValidation') },
  TextItem: { ...anyItem, setValidation: validation('TextValidation') },
  ParagraphTextItem: { ...anyItem, setValidation: validation('ParagraphTextValidation') },
};

const FORM: Readonly<Record<string, Check>> = {
  setDescription: text,
  setCollectEmail: flag,
  setLimitOneResponsePerUser: flag,
  setRequireLogin: flag,
};

const VALIDATIONS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  GridValidation: { requireLimitOneResponsePerColumn: none, setHelpText: text },
  TextValidation: {
    requireNumber: none,
    requireNumberBetween: numbers(2),
    requireNumberGreaterThanOrEqualTo: numbers(1),
    requireNumberLessThanOrEqualTo: numbers(1),
    setHelpText: text,
  },
};

const VALIDATION = Symbol('validation');

function validation(type: string): Check {
  return (args) => args.length === 1 && (args[0] as Record<symbol, unknown>)[VALIDATION] === type;
}

/** Runs a script that declares `makeForm`, calls that, and gives the forms that it made. Throws as the service would. `login`: new forms need an account. */
export function runScript(script: string, { login = false } = {}): readonly MadeForm[] {
  const forms: MadeForm[] = [];
  const logged: unknown[][] = [];
  const FormApp = strict('FormApp', {
    create: (...args: unknown[]) => {
      if (!text(args) || args[0] === '') throw new Error('create: it takes the title');
      const set = new Map<string, unknown[]>();
      const items: MadeItem[] = [];
      forms.push({ title: String(args[0]), set, items, logged });
      const form: Record<string, unknown> = strict('Form', {
        ...setters('Form', FORM, set, () => form),
        requiresLogin: () => login,
        getEditUrl: () => 'https://docs.google.com/forms/d/example/edit',
        getPublishedUrl: () => 'https://docs.google.com/forms/d/e/example/viewform',
        ...Object.fromEntries(
          Object.entries(ITEMS).map(([type, methods]) => [
            `add${type}`,
            (...more: unknown[]) => {
              if (more.length > 0) throw new Error(`add${type} takes nothing`);
              const made = new Map<string, unknown[]>();
              items.push({ type, set: made });
              const item: Record<string, unknown> = strict(
                type,
                setters(type, methods, made, () => item),
              );
              return item;
            },
          ]),
        ),
      });
      return form;
    },
    ...Object.fromEntries(
      Object.entries(VALIDATIONS).map(([type, methods]) => [
        `create${type}`,
        () => {
          const made = new Map<string, unknown[]>();
          const builder: Record<string, unknown> = strict(`${type}Builder`, {
            ...setters(`${type}Builder`, methods, made, () => builder),
            build: () => ({ [VALIDATION]: type, made }),
          });
          return builder;
        },
      ]),
    ),
  });
  const Logger = strict('Logger', {
    log: (...args: unknown[]) => {
      logged.push(args);
      return Logger;
    },
  });
  const context = createContext({ FormApp, Logger }, { codeGeneration: { strings: false, wasm: false } });
  runInContext(script, context, { timeout: 5000 });
  runInContext('makeForm()', context, { timeout: 5000 });
  return forms;
}

function setters(
  type: string,
  methods: Readonly<Record<string, Check>>,
  made: Map<string, unknown[]>,
  self: () => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(methods).map(([name, check]) => [
      name,
      (...args: unknown[]) => {
        if (!check(args)) throw new Error(`${type}.${name} refuses ${JSON.stringify(args)}`);
        made.set(
          name,
          args.map((value) => (isList(value) ? [...value] : value)),
        );
        return self();
      },
    ]),
  );
}

function strict(type: string, members: Record<string, unknown>): Record<string, unknown> {
  return new Proxy(members, {
    get(target, name) {
      if (typeof name === 'string' && !Object.hasOwn(target, name)) throw new TypeError(`${type}.${name} is not a function`);
      return Reflect.get(target, name);
    },
  });
}
