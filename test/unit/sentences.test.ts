import assert from 'node:assert/strict';
import ts from 'typescript';

const { config } = ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)) as { config: unknown };
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');

interface Said { readonly where: string; readonly problems: readonly string[] }

/** Every `l10n.t` of the sources, and what is wrong with it. `program` knows the types of its arguments. */
function sentencesIn(program: ts.Program, files: readonly ts.SourceFile[]): readonly Said[] {
  const types = program.getTypeChecker();
  const found: Said[] = [];
  for (const file of files) {
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && /(^|\.)l10n\.t$/.test(node.expression.getText(file))) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
        found.push({ where: `${file.fileName.replace(/.*\/src\//, 'src/')}:${line + 1}`, problems: problemsOf(node, types) });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}

/** `t(sentence, ...values)`, `t(sentence, values by name)` or `t({ message, args })`. */
function problemsOf({ arguments: [first, ...rest] }: ts.CallExpression, types: ts.TypeChecker): readonly string[] {
  const field = (name: string): ts.Expression | undefined => (first && ts.isObjectLiteralExpression(first)
    ? first.properties.flatMap((each) => (ts.isPropertyAssignment(each) && each.name.getText() === name ? [each.initializer] : []))[0] : undefined);
  const sentence = field('message') ?? first;
  const list = field('args');
  const values = list && ts.isArrayLiteralExpression(list) ? [...list.elements] : rest;
  if (!sentence || !ts.isStringLiteralLike(sentence)) { return ['its sentence cannot be extracted']; }
  const places = [...new Set([...sentence.text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!))];
  const [only] = values;
  if (only && values.length === 1 && places.some((name) => !/^\d+$/.test(name))) {
    const named = types.getTypeAtLocation(only);
    const typeOf = (name: string): ts.Type | undefined => {
      const property = named.getProperty(name);
      return property ? types.getTypeOfSymbolAtLocation(property, only) : named.getStringIndexType();
    };
    return places.filter((name) => !isShown(typeOf(name))).map((name) => `{${name}} may be no text and no number`);
  }
  const expected = values.map((_, i) => String(i));
  return [
    ...places.filter((name) => !expected.includes(name)).map((name) => `{${name}} has no argument`),
    ...expected.filter((name) => !places.includes(name)).map((name) => `argument ${name} has no place`),
    ...values.flatMap((value, i) => (!ts.isSpreadElement(value) && isShown(types.getTypeAtLocation(value)) ? [] : [`argument ${i} may be no text and no number`])),
  ];
}

/** Nothing, and what is no text, would leave the place as it stands. */
function isShown(type: ts.Type | undefined): boolean {
  if (!type) { return false; }
  if (type.isUnion()) { return type.types.every(isShown); }
  return (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.TemplateLiteral)) !== 0;
}

suite('sentences', () => {
  test('each has as many arguments as places, and each argument is text or a number', () => {
    const program = ts.createProgram(fileNames, options);
    const found = sentencesIn(program, program.getSourceFiles().filter(({ fileName, isDeclarationFile }) => !isDeclarationFile && fileName.includes('/src/')));
    assert.ok(found.length > 500, `${found.length} sentences`);
    assert.deepEqual(found.filter(({ problems }) => problems.length).map(({ where, problems }) => `${where}: ${problems.join(', ')}`), []);
  });

  test('the scan sees what is wrong', () => {
    const text = `
      declare const vscode: { l10n: { t(sentence: unknown, ...values: unknown[]): string } };
      declare const maybe: string | undefined; declare const thing: {}; declare const all: string[]; declare const sure: string;
      declare const facts: { readonly [name: string]: string | number }; declare const some: { word: string; perhaps?: string };
      vscode.l10n.t('Nothing');
      vscode.l10n.t('{0} and {1}, {0}', sure, 1);
      vscode.l10n.t('{any} {word}', facts);
      vscode.l10n.t('{word}', some);
      vscode.l10n.t({ message: '{0}', args: [sure], comment: [] });
      vscode.l10n.t('{0} and {1}', sure);
      vscode.l10n.t('{0}', sure, sure);
      vscode.l10n.t('{0}', maybe);
      vscode.l10n.t('{0}', thing);
      vscode.l10n.t('{0} {1}', ...all);
      vscode.l10n.t(sure);
      vscode.l10n.t('{perhaps}', some);
      vscode.l10n.t('{other}', some);
      vscode.l10n.t({ message: '{0}', args: [] });`;
    const host = ts.createCompilerHost({ ...options, noLib: true });
    const file = ts.createSourceFile('/src/any.ts', text, ts.ScriptTarget.ES2022, true);
    const program = ts.createProgram(['/src/any.ts'], { strict: true, noLib: true, types: [] }, { ...host, getSourceFile: (name) => (name === '/src/any.ts' ? file : undefined) });
    assert.deepEqual(sentencesIn(program, [file]).map(({ problems }) => problems.length > 0), [false, false, false, false, false, true, true, true, true, true, true, true, true, true]);
  });
});
