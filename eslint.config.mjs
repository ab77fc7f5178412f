import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/**
 * What makes links, icons or markup of the text it is given has one door, which escapes: src/platform/messages.ts for messages, input boxes, progress and
 * the line above a tree, src/platform/markdown.ts for Markdown. A name in any notation counts: `a.name`, `a['name']`, `const { name } = a`.
 */
const named = (names) => [
  `MemberExpression[computed=false][property.name=/^(${names})$/]`, `MemberExpression[computed=true][property.value=/^(${names})$/]`,
  `MemberExpression[computed=true] > TemplateLiteral.property[quasis.0.value.raw=/^(${names})$/]`,
  `ObjectPattern > Property[key.name=/^(${names})$/]`, `ObjectPattern > Property[key.value=/^(${names})$/]`,
];
const through = (door, selectors) => selectors.map((selector) => ({ selector, message: `Go through ${door}, which escapes the text of others.` }));
const messages = [
  ...named('show(Information|Warning|Error)Message|showInputBox|createInputBox|withProgress|setStatusBarMessage'),
  ...['prompt', 'validationMessage', 'message'].flatMap((name) => [
    `AssignmentExpression > MemberExpression.left[computed=false][property.name=${name}]`,
    `AssignmentExpression > MemberExpression.left[computed=true][property.value=${name}]`,
  ]),
];
const markdown = [
  ...named('MarkdownString|supportHtml'), 'Property[key.name=supportHtml]',
  // `isTrusted` is also what VS Code calls a trusted workspace, which is only read.
  'AssignmentExpression > MemberExpression.left[property.name=isTrusted]', 'ObjectExpression > Property[key.name=isTrusted]',
];
const doors = { 'src/platform/messages.ts': messages, 'src/platform/markdown.ts': markdown };
/** Text and logbooks come from others, and cost time in proportion to their length. */
const linear = [
  {
    selector: 'CallExpression[callee.property.name=/^(push|unshift|splice|max|min|fromCharCode|fromCodePoint)$/] > SpreadElement',
    message: 'The stack overflows at about 100,000 arguments. Loop, or use largest and smallest.',
  },
  {
    selector: 'CallExpression[callee.property.name="set"] > ArrayExpression > SpreadElement CallExpression[callee.property.name="get"]',
    message: 'Copying a list for each item costs the square of its length. Push to the list in the map.',
  },
  {
    selector: 'CallExpression[callee.property.name="reduce"] > ArrowFunctionExpression > :matches(ArrayExpression, ObjectExpression).body > SpreadElement[argument.type="Identifier"]',
    message: 'Copying what was gathered for each item costs the square of their number. Loop.',
  },
];
const closed = (except) => ['error', ...Object.entries(doors).flatMap(([door, selectors]) => (door === except ? [] : through(door, selectors))), ...linear];

export default tseslint.config(
  { ignores: ['dist', 'out', 'coverage', '.vscode-test', 'test-results', '**/*.mjs'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: ['tsconfig.json', 'src/progress/page/tsconfig.json', 'src/sharing/reviewPage/tsconfig.json', 'test/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'max-len': ['error', { code: 160, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
      'no-empty': 'error',
    },
  },
  { files: ['src/**'], rules: { 'no-restricted-syntax': closed() } },
  ...Object.keys(doors).map((door) => ({ files: [door], rules: { 'no-restricted-syntax': closed(door) } })),
  { files: ['test/**'], rules: { 'max-len': 'off' } },
  {
    files: ['src/**'], plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { ignoreSticky: false }],
    },
  },
);
