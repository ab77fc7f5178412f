import tseslint from 'typescript-eslint';

/**
 * What makes links, icons or markup of the text it is given has one door, which escapes: src/messages.ts for messages, input boxes, progress and
 * the line above a tree, src/markdown.ts for Markdown. A name in any notation counts: `a.name`, `a['name']`, `const { name } = a`.
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
const markdown = [...named('MarkdownString|isTrusted|supportHtml'), 'Property[key.name=/^(isTrusted|supportHtml)$/]'];
const doors = { 'src/messages.ts': messages, 'src/markdown.ts': markdown };
const closed = (except) => ['error', ...Object.entries(doors).flatMap(([door, selectors]) => (door === except ? [] : through(door, selectors)))];

export default tseslint.config(
  { ignores: ['dist', 'out', 'coverage', '.vscode-test', 'test-results', '**/*.mjs'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: ['tsconfig.json', 'src/panel/tsconfig.json', 'src/reviewPage/tsconfig.json', 'test/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
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
);
