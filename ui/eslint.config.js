import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

// Every word on the screen comes from text/, so that another language is only another file.
const noSentence = {
  meta: {
    type: 'problem',
    messages: { sentence: 'Take words from text/ with t(): no sentence stands in a component.' },
  },
  create(context) {
    const spoken = new Set(['aria-label', 'alt', 'title', 'placeholder', 'label']);
    const hasWord = (text) => /\p{L}{2}/u.test(text);
    return {
      SvelteText(node) {
        const parent = node.parent;
        if (parent.type === 'SvelteStyleElement' || parent.type === 'SvelteScriptElement') return;
        if (hasWord(node.value)) context.report({ node, messageId: 'sentence' });
      },
      SvelteAttribute(node) {
        if (!spoken.has(node.key.name)) return;
        for (const value of node.value) {
          if (value.type === 'SvelteLiteral' && hasWord(value.value)) {
            context.report({ node: value, messageId: 'sentence' });
          }
        }
      },
    };
  },
};

const views = [
  'start',
  'home',
  'keys',
  'plan',
  'agencies',
  'deliveries',
  'delivery',
  'register',
  'access',
  'import',
  'wizard',
  'open-file',
  'trouble',
  'settings',
  'history',
];

export default ts.config(
  {
    ignores: [
      'dist/',
      'opener/dist/',
      'src/bridge/commands.ts',
      'src/bridge/types.ts',
      'src/text/ids.ts',
    ],
  },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        // For the TypeScript in a component, also when another file's imports lead to it.
        parser: ts.parser,
        svelteConfig,
        projectService: {
          allowDefaultProject: ['eslint.config.js', 'svelte.config.js', 'opener/*.js'],
        },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    plugins: { 'import-x': importX, courier: { rules: { 'no-sentence': noSentence } } },
    settings: {
      'import-x/extensions': ['.ts', '.svelte'],
      'import-x/parsers': {
        '@typescript-eslint/parser': ['.ts'],
        'svelte-eslint-parser': ['.svelte'],
      },
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          project: './tsconfig.json',
          extensions: ['.ts', '.svelte', '.js'],
        }),
      ],
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@tauri-apps/*'], message: 'Only src/bridge/tauri.ts talks to Tauri.' },
          ],
        },
      ],
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            {
              target: './src/components',
              from: ['./src/state', './src/bridge', './src/views'],
              message: 'A component knows what it is given and nothing else.',
            },
            {
              target: './src/views',
              from: ['./src/bridge/tauri.ts', './src/bridge/commands.ts'],
              message: 'A view asks its state, which asks the bridge.',
            },
            {
              target: ['./src/state', './src/bridge', './src/text'],
              from: ['./src/views', './src/components'],
              message: 'What is shown may know what is kept, never the other way round.',
            },
            { target: './src/bridge', from: './src/state', message: 'The bridge keeps nothing.' },
            {
              target: './opener',
              from: './src',
              message: 'The page inside a locked file is no part of the window.',
            },
            {
              target: './src',
              from: './opener',
              message: 'The page inside a locked file is no part of the window.',
            },
            {
              target: ['./opener/shared', './opener/words', './opener/worker'],
              from: './opener/page',
              message: 'What runs beside the page knows no page.',
            },
            ...views.map((view) => ({
              target: `./src/views/${view}`,
              from: './src/views',
              except: [`./${view}`],
              message: 'No view imports another view.',
            })),
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    rules: { 'courier/no-sentence': 'error' },
  },
  {
    files: ['src/bridge/tauri.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['opener/tests/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        // Node's runner waits for its tests itself.
        { allowForKnownSafeCalls: [{ from: 'package', name: 'test', package: 'node:test' }] },
      ],
    },
  },
  {
    files: ['*.js', 'opener/*.js'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
);
