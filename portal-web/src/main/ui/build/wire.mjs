// Holds what the page believes of the HTTP API against what the running server says of itself: every call of the page
// must name a route of the server's OpenAPI description, send what it takes, and read what it answers.
// `node build/wire.mjs openapi.json samples.json` prints {calls, findings}; a portal-ear test runs it against the
// packaged server. An answer that the server writes as a stream is described by a sample of it: {"GET /path": answer}.
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const HOME = fileURLToPath(new URL('..', import.meta.url));
const API = '/api/v1';

const server = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const samples = JSON.parse(readFileSync(process.argv[3], 'utf8'));
const operations = new Map();
for (const [path, methods] of Object.entries(server.paths)) {
  if (!path.startsWith(API)) continue;
  for (const [method, operation] of Object.entries(methods)) {
    operations.set(`${method.toUpperCase()} ${path.slice(API.length).replace(/\{[^}]*}/g, '{}')}`, operation);
  }
}

const config = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(HOME, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  HOME,
);
const program = ts.createProgram(config.fileNames, config.options);
const checker = program.getTypeChecker();

const findings = new Set();
const calls = new Set();
/** Fields that the page can do without in some answers; each must come in at least one. */
const optional = new Map();

function schemaOf(schema) {
  if (schema?.$ref) return schemaOf(server.components.schemas[schema.$ref.split('/').at(-1)]);
  return schema?.allOf?.length === 1 ? schemaOf(schema.allOf[0]) : schema;
}

/** What a real answer shows of its form; of what is null in it, nothing can be said. */
function sampled(value) {
  if (Array.isArray(value)) {
    const items = value.map(sampled);
    const properties = Object.assign({}, ...items.map((one) => one.properties));
    return { type: 'array', items: { ...items[0], properties: items[0]?.properties && properties } };
  }
  if (typeof value !== 'object') return { type: typeof value };
  const known = Object.entries(value).filter(([, field]) => field !== null);
  const fields = known.map(([name, field]) => [name, sampled(field)]);
  return { properties: Object.fromEntries(fields), sample: true };
}

function answerOf(route, operation) {
  if (route in samples) return sampled(samples[route]);

  for (const [status, response] of Object.entries(operation.responses)) {
    const schema = response.content?.['application/json']?.schema;
    if (/^2\d\d$/.test(status) && schema) return schema;
  }
  return null;
}

/** `'/media'`, or `` `/media/${id}/playback` `` as `/media/{}/playback`; null for what is put together elsewhere. */
function pathOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map((span) => `{}${span.literal.text}`).join('');
}

function option(call, name) {
  if (!call || !ts.isObjectLiteralExpression(call)) return null;
  const found = call.properties.find((one) => one.name?.getText() === name);
  if (!found) return null;
  return ts.isShorthandPropertyAssignment(found) ? found.name : found.initializer;
}

const literals = (type) =>
  (type.isUnion() ? type.types : [type]).filter((one) => one.isStringLiteral()).map((one) => one.value);
const withoutNull = (type) => checker.getNonNullableType(type);
const typeOf = (symbol) => withoutNull(checker.getTypeOfSymbol(symbol));

/** Whether the page's `type` fits the server's `schema`; whatever does not is told with its path. */
function compare(type, given, where) {
  const schema = schemaOf(given);
  const tell = (words) => findings.add(`${where}: ${words}`);
  if (!schema) return tell('the server does not describe this');
  if (checker.isArrayType(type)) {
    if (schema.type !== 'array') return tell(`a list here, ${schema.type} on the server`);
    return compare(withoutNull(checker.getTypeArguments(type)[0]), schema.items, `${where}[]`);
  }
  const words = literals(type);
  if (words.length > 0 || type.flags & ts.TypeFlags.String) {
    if (schema.type !== 'string') return tell(`words here, ${schema.type} on the server`);
    const missing = words.length > 0 ? (schema.enum ?? []).filter((one) => !words.includes(one)) : [];
    const foreign = schema.enum ? words.filter((one) => !schema.enum.includes(one)) : [];
    if (missing.length + foreign.length > 0)
      tell(`knows ${words.join(', ')}; the server ${schema.enum.join(', ')}`);
    return undefined;
  }
  if (type.flags & ts.TypeFlags.NumberLike) {
    return ['number', 'integer'].includes(schema.type)
      ? undefined
      : tell(`a number here, ${schema.type} on the server`);
  }
  if (type.flags & ts.TypeFlags.BooleanLike) {
    return schema.type === 'boolean' ? undefined : tell(`yes or no here, ${schema.type} on the server`);
  }
  const values = checker.getIndexInfoOfType(type, ts.IndexKind.String);
  if (values && schema.type === 'object') {
    return schema.additionalProperties
      ? compare(withoutNull(values.type), schema.additionalProperties, `${where}{}`)
      : tell('entries by name here, fields on the server');
  }
  if (!schema.properties) return tell(`an object here, ${schema.type} on the server`);
  for (const field of checker.getPropertiesOfType(type)) {
    const told = schema.properties[field.name];
    if (field.flags & ts.SymbolFlags.Optional) {
      const known = checker.getFullyQualifiedName(field);
      optional.set(known, Boolean(told) || (optional.get(known) ?? false));
      if (!told) continue;
    }
    const nullable = typeOf(field) !== checker.getTypeOfSymbol(field);
    if (told) compare(typeOf(field), told, `${where}.${field.name}`);
    else if (schema.sample && nullable) continue;
    else tell(`has no "${field.name}" on the server, which has ${Object.keys(schema.properties).join(', ')}`);
  }
  return undefined;
}

/** What the page sends must be taken, and what the server must have must be sent. */
function compareBody(node, operation, where) {
  const schema = schemaOf(operation.requestBody?.content?.['application/json']?.schema);
  if (!schema?.properties) return;
  const sent = checker.getPropertiesOfType(checker.getTypeAtLocation(node)).map((field) => field.name);
  for (const name of sent)
    if (!(name in schema.properties)) findings.add(`${where} sends "${name}", which is not taken`);
  for (const name of schema.required ?? [])
    if (!sent.includes(name)) findings.add(`${where} does not send "${name}"`);
}

function compareQuery(node, operation, where) {
  const taken = (operation.parameters ?? []).filter((one) => one.in === 'query').map((one) => one.name);
  for (const field of checker.getPropertiesOfType(checker.getTypeAtLocation(node))) {
    if (!taken.includes(field.name)) findings.add(`${where} asks with "${field.name}", which is not taken`);
  }
}

/** The calls of the one function through which the page speaks to the server, and of the one that pages through lists. */
function look(node, file) {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.typeArguments?.length === 1) {
    const paged = node.expression.text === 'usePages';
    if (paged || node.expression.text === 'api') check(node, paged, file);
  }
  ts.forEachChild(node, (child) => look(child, file));
}

function check(node, paged, file) {
  const path = pathOf(node.arguments[paged ? 1 : 0]);
  if (path === null) return;
  const options = paged ? null : node.arguments[1];
  const method = option(options, 'method')?.text ?? 'GET';
  const route = `${method} ${path}`;
  const where = `${route} (${relative(HOME, file.fileName)})`;
  calls.add(route);
  const operation = operations.get(route);
  if (!operation) {
    findings.add(`${where}: the server has no such route`);
    return;
  }
  const [answer] = node.typeArguments;
  const type = checker.getTypeFromTypeNode(answer);
  if (!(type.flags & ts.TypeFlags.Void)) {
    const schema = schemaOf(answerOf(route, operation));
    if (paged)
      compare(withoutNull(type), schemaOf(schema?.properties?.items)?.items, `${where} ${answer.getText()}`);
    else compare(type, schema, `${where} ${answer.getText()}`);
  }
  const body = option(options, 'body');
  if (body) compareBody(body, operation, where);
  const query = paged ? node.arguments[2] : option(options, 'query');
  if (query) compareQuery(query, operation, where);
}

for (const file of program.getSourceFiles()) {
  const own = !relative(HOME, file.fileName).startsWith('..') && !file.fileName.includes('/node_modules/');
  if (own && dirname(file.fileName) !== join(HOME, 'build')) look(file, file);
}
for (const [field, found] of optional) if (!found) findings.add(`${field} comes in no answer of the server`);
console.log(JSON.stringify({ calls: [...calls].sort(), findings: [...findings] }));
