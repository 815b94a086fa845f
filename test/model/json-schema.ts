// An independent check of values against the part of JSON Schema draft-07 that the records use (RFC draft-handrews-json-schema-validation-01).
// Knows nothing of the records; a keyword that it does not know is a problem of the schema.

const keywords = new Set([
  '$schema',
  'title',
  'description',
  'type',
  'enum',
  'anyOf',
  'properties',
  'required',
  'additionalProperties',
  'patternProperties',
  'minProperties',
  'items',
  'pattern',
  'minimum',
]);
const types = new Set(['object', 'array', 'string', 'integer', 'number', 'boolean', 'null']);

type Schema = Readonly<Record<string, unknown>>;

/** What draft-07 does not allow in a schema, or this check cannot judge; empty where it is sound. */
export function schemaProblems(schema: unknown, path = '#'): readonly string[] {
  if (typeof schema === 'boolean') return [];
  if (!isObject(schema)) return [`${path} is no schema`];
  const problems = Object.keys(schema).flatMap((key) => (keywords.has(key) ? [] : [`${path} has ${key}`]));
  const { type, required, minimum, pattern, properties, patternProperties, items, anyOf, additionalProperties } = schema;
  const named = (Array.isArray(type) ? type : [type]).filter((t) => t !== undefined);
  if (!named.every((t) => types.has(t as string))) problems.push(`${path} has the type ${String(type)}`);
  if (schema.enum !== undefined && !(Array.isArray(schema.enum) && schema.enum.length > 0)) problems.push(`${path} has an empty enum`);
  if (required !== undefined && !(Array.isArray(required) && new Set(required).size === required.length))
    problems.push(`${path} requires twice`);
  if (minimum !== undefined && typeof minimum !== 'number') problems.push(`${path} has a minimum that is no number`);
  if (pattern !== undefined && typeof pattern !== 'string') problems.push(`${path} has a pattern that is no text`);
  const below: [string, unknown][] = [
    ...Object.entries((properties as Schema | undefined) ?? {}).map(([k, v]): [string, unknown] => [`${path}/${k}`, v]),
    ...Object.entries((patternProperties as Schema | undefined) ?? {}).map(([k, v]): [string, unknown] => [`${path}/${k}`, v]),
    ...((anyOf as unknown[] | undefined) ?? []).map((v, i): [string, unknown] => [`${path}/anyOf/${i}`, v]),
    ...(items === undefined ? [] : [[`${path}/items`, items] as [string, unknown]]),
    ...(additionalProperties === undefined ? [] : [[`${path}/more`, additionalProperties] as [string, unknown]]),
  ];
  return [...problems, ...below.flatMap(([at, one]) => schemaProblems(one, at))];
}

/** Whether a JSON value is valid. */
export function isValid(schema: unknown, value: unknown): boolean {
  if (typeof schema === 'boolean') return schema;
  const s = schema as Schema;
  if (s.type !== undefined && ![s.type].flat().some((t) => isOf(t as string, value))) return false;
  if (Array.isArray(s.enum) && !s.enum.includes(value)) return false;
  if (Array.isArray(s.anyOf) && !s.anyOf.some((one) => isValid(one, value))) return false;
  if (typeof value === 'string' && typeof s.pattern === 'string' && !new RegExp(s.pattern, 'u').test(value)) return false;
  if (typeof value === 'number' && typeof s.minimum === 'number' && value < s.minimum) return false;
  if (Array.isArray(value) && s.items !== undefined && !value.every((item) => isValid(s.items, item))) return false;
  if (!isObject(value)) return true;
  const properties = (s.properties ?? {}) as Schema;
  if (Array.isArray(s.required) && !s.required.every((key) => Object.hasOwn(value, key as string))) return false;
  if (typeof s.minProperties === 'number' && Object.keys(value).length < s.minProperties) return false;
  const patterns = Object.entries((s.patternProperties ?? {}) as Schema);
  return Object.entries(value).every(([key, one]) => {
    const schemas = [
      ...(Object.hasOwn(properties, key) ? [properties[key]] : []),
      ...patterns.flatMap(([pattern, schema]) => (new RegExp(pattern, 'u').test(key) ? [schema] : [])),
    ];
    return schemas.length === 0 ? isValid(s.additionalProperties ?? true, one) : schemas.every((schema) => isValid(schema, one));
  });
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
