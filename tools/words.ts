import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

import {
  Binary,
  Call,
  Conditional,
  ImplicitReceiver,
  type Interpolation,
  LiteralMap,
  type LiteralMapPropertyKey,
  LiteralPrimitive,
  ParenthesizedExpression,
  parseTemplate,
  PropertyRead,
  TemplateLiteral,
  TmplAstBoundText,
  TmplAstTemplate,
  TmplAstText,
  TmplAstTextAttribute,
} from '@angular/compiler';
import * as ts from 'typescript';

const DASHBOARD = join(__dirname, '../apps/dashboard');
const WORDS = join(DASHBOARD, 'public/i18n');
const SOURCE = join(DASHBOARD, 'src');
const CONTRACTS = join(__dirname, '../libs/shared/src');

/** Transloco writes the scope `open-data` as `openData` in keys. */
const scopeOf = (folder: string) => folder.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Every text of a language by its full key, in the order of the files: `countries.areas.europe`. */
export function messagesOf(language: string): Map<string, string> {
  const folders = readdirSync(WORDS, { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file) === `${language}.json`)
    .map(dirname)
    .sort();
  return new Map(
    folders.flatMap((folder) => {
      const file = join(WORDS, folder, `${language}.json`);
      return leaves(JSON.parse(readFileSync(file, 'utf8')) as Tree, scopeOf(folder));
    }),
  );
}

interface Tree {
  [key: string]: Tree | string;
}

function leaves(tree: Tree, path: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const below = path === '.' ? key : `${path}.${key}`;
    return typeof value === 'string' ? [[below, value] as [string, string]] : leaves(value, below);
  });
}

/** A place that shows a text. */
export interface Use {
  file: string;
  /** Full key; `*` stands for a part that is only known at run time. */
  key: string;
  /** Names of what is filled in; undefined when they are only known at run time. */
  filledIn: string[] | undefined;
}

/** Letters that a template shows without asking for a translation. */
export interface HardCoded {
  file: string;
  text: string;
}

interface Found {
  uses: Use[];
  hardCoded: HardCoded[];
}

/** What the dashboard's templates and classes say, read from their syntax trees. */
export function readDashboard(): Found {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter(isSource)
    .map((file) => join(SOURCE, file));
  const found: Found = { uses: [], hardCoded: [] };
  for (const path of files) {
    const [file, text] = [relative(SOURCE, path), readFileSync(path, 'utf8')];
    if (path.endsWith('.html')) readTemplate(file, text, found);
    else readClass(file, text, found);
  }
  return found;
}

/** Everything that could be the part of a key that is only known at run time: names and codes in the sources. */
export function namesInSources(): Set<string> {
  const texts = [SOURCE, CONTRACTS].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(isSource)
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  return new Set(texts.flatMap((text) => text.match(/[\w-]+/g) ?? []));
}

const isSource = (file: string) =>
  /\.(ts|html)$/.test(file) && !/\.(spec|fixture)\.ts$|index\.html$/.test(file);

/** Shown or read aloud, although they are no text between tags. */
const SPOKEN_ATTRIBUTES = ['alt', 'aria-label', 'aria-description', 'label', 'placeholder', 'title'];

function readTemplate(file: string, text: string, found: Found): void {
  const { nodes, errors } = parseTemplate(text, file, { preserveWhitespaces: false });
  if (errors?.length) throw new Error(`${file}: ${errors.join('; ')}`);
  const visit = (node: unknown, scope: ReadonlyMap<string, string>): void => {
    const inner = node instanceof TmplAstTemplate ? withTranslate(node, scope) : scope;
    if (node instanceof Call) found.uses.push(...usesOf(node, file, scope));
    for (const shown of shownBy(node)) if (/\p{L}/u.test(shown)) found.hardCoded.push({ file, text: shown });
    for (const child of childrenOf(node)) visit(child, inner);
  };
  visit(nodes, new Map());
}

/** `*transloco="let t; prefix: 'method'"`: inside, `t` fills in keys below `method`. */
function withTranslate(
  node: TmplAstTemplate,
  scope: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  if (!node.templateAttrs.some(({ name }) => name === 'transloco')) return scope;
  const prefix = node.templateAttrs.find(({ name }) => name === 'translocoPrefix')?.value;
  const [key] = prefix && typeof prefix !== 'string' ? keysOf(Reflect.get(prefix, 'ast') ?? prefix) : [];
  return new Map([...scope, ...node.variables.map(({ name }) => [name, key ? `${key}.` : ''] as const)]);
}

function usesOf({ receiver, args }: Call, file: string, scope: ReadonlyMap<string, string>): Use[] {
  if (!(receiver instanceof PropertyRead) || !(receiver.receiver instanceof ImplicitReceiver)) return [];
  const prefix = scope.get(receiver.name);
  if (prefix === undefined) return [];
  const [key, parameters] = args;
  return keysOf(key).map((each) => ({ file, key: prefix + each, filledIn: namesOf(parameters) }));
}

/** Every value a key may have, `*` for the parts that are not written out. */
function keysOf(key: unknown): string[] {
  if (key instanceof LiteralPrimitive) return [String(key.value)];
  if (key instanceof ParenthesizedExpression) return keysOf(key.expression);
  if (key instanceof Conditional) return [...keysOf(key.trueExp), ...keysOf(key.falseExp)];
  if (key instanceof TemplateLiteral) return [key.elements.map(({ text }) => text).join('*')];
  if (key instanceof Binary && key.operation === '+')
    return keysOf(key.left).flatMap((left) => keysOf(key.right).map((right) => left + right));
  return ['*'];
}

function namesOf(parameters: unknown): string[] | undefined {
  if (parameters === undefined) return [];
  if (!(parameters instanceof LiteralMap)) return undefined;
  return parameters.keys.filter((key): key is LiteralMapPropertyKey => 'key' in key).map(({ key }) => key);
}

/** What a reader sees or hears of a node that no function call gave it. */
function shownBy(node: unknown): string[] {
  if (node instanceof TmplAstText) return [node.value];
  if (node instanceof TmplAstTextAttribute) return SPOKEN_ATTRIBUTES.includes(node.name) ? [node.value] : [];
  if (!(node instanceof TmplAstBoundText)) return [];
  const { ast } = node.value as unknown as { ast: Interpolation };
  return [...ast.strings, ...ast.expressions.flatMap(keysOf)];
}

function childrenOf(node: unknown): unknown[] {
  if (Array.isArray(node)) return node;
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node)
    .filter(([name]) => !/span|i18n|location/i.test(name))
    .map(([, child]) => child as unknown);
}

/** Inline templates, and calls that translate; those that Transloco binds to a feature look below its scope. */
function readClass(file: string, text: string, found: Found): void {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const translating = ['translate', 'translateSignal', 'translateObjectSignal', ...passingOn(source)];
  for (const node of below(source)) {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'template')
      if (ts.isStringLiteralLike(node.initializer)) readTemplate(file, node.initializer.text, found);
    if (!ts.isCallExpression(node) || !node.arguments[0] || !translating.includes(calledIn(node))) continue;
    const prefix = calledIn(node).endsWith('Signal') ? `${scopeOf(file.split('/')[1] ?? '')}.` : '';
    const suffix = calledIn(node) === 'translateObjectSignal' ? '.*' : '';
    for (const key of literalsOf(node.arguments[0]))
      found.uses.push({ file, key: prefix + key + suffix, filledIn: undefined });
  }
}

function childrenIn(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}

const below = (node: ts.Node): ts.Node[] => [node, ...childrenIn(node).flatMap(below)];

const calledIn = ({ expression }: ts.CallExpression) =>
  (ts.isPropertyAccessExpression(expression) ? expression.name : expression).getText();

/** Names of functions that hand their first parameter to Transloco: `say = (key) => transloco.translate(key)`. */
function passingOn(source: ts.SourceFile): string[] {
  return below(source).flatMap((node) => {
    if (!ts.isArrowFunction(node) && !ts.isMethodDeclaration(node)) return [];
    const name = ts.isArrowFunction(node) ? nameOf(node.parent) : node.name.getText();
    const key = node.parameters[0]?.name.getText();
    const calls = below(node).filter(ts.isCallExpression);
    const passes = calls.some(
      (call) => calledIn(call) === 'translate' && call.arguments[0]?.getText() === key,
    );
    return key && name && passes ? [name] : [];
  });
}

const nameOf = (node: ts.Node) =>
  ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) ? node.name.getText() : undefined;

function literalsOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('*')];
  return childrenIn(node).flatMap(literalsOf);
}
