import type { FieldView, StepView } from '../../bridge/types';
import { t } from '../../text';

/** What a drawing of the vendor's screen shows, with the one place to look at now. */
export interface Drawing {
  label: string;
  path: string[];
  table: { columns: string[]; allowed: string[] } | null;
  /** One row of the vendor's list, the first cell of it marked; a cell without words is something drawn. */
  list: { columns: string[]; cells: string[] } | null;
  /** What went to the agency: an e-mail with a link and a text with a code. */
  messages: boolean;
  rows: { id: string; label: string; filled: boolean; list: boolean }[];
  button: string;
  /** The row's id, or `path`, `table`, `list`, `messages` or `button`. */
  now: string;
}

// Words of the vendor's own screens, which stay as they are in every language.
const KEY_BOX = 'API Key';
const COPY = 'Copy';
const TOKENS = ['Token', 'Type', 'User', 'Refresh', 'Delete'];
const PERMISSIONS = ['Delete', 'Duplicate', 'Create', 'Modify', 'View', 'Organize'];

// Steps at a place of the vendor's that is drawn, by the catalog's ids.
const IN_TOKENS = new Set([
  'copy-new-token',
  'find-private-token',
  'find-public-token',
  'copy-token',
  'copy-refreshed',
  'copy-public-token',
]);
const AT_THE_KEY = new Set(['copy-new-key', 'copy-key-there']);
const BOTH_WENT = new Set(['both-went', 'both-went-again']);

/** What a step's title has in quotation marks: the vendor's labels. */
export function quoted(title: string): string[] {
  return [...title.matchAll(/“([^”]+)”/gu)].map((match) => match[1] ?? '');
}

/** A step's title with the words to look for, for the eye: the label of a box, or of a button. */
export function phrase(step: StepView, fields: FieldView[]): string {
  const words = quoted(step.title);
  const label = words.find((word) => fields.some((field) => field.label === word));
  return label ?? words[0] ?? '';
}

/** The way through the vendor's menus: a title such as “Open Details › API & Sync”, without its verb. */
function menu(title: string): string[] {
  const [first = '', ...rest] = title.split(' › ');
  return rest.length === 0 ? [] : [first.slice(first.indexOf(' ') + 1), ...rest];
}

/** What is seen once something is there: drawn only where a picture helps. */
function seen(
  id: string,
  fields: FieldView[],
  none: Omit<Drawing, 'now' | 'label'>,
): Drawing | null {
  if (IN_TOKENS.has(id)) {
    // A private token belongs to a user, who is asked for; the public one to nobody.
    const user = fields[0];
    const type = user ? 'PRIVATE' : 'PUBLIC';
    const list = { columns: TOKENS, cells: ['', type, user?.value ?? '', '', ''] };
    return { ...none, list, now: 'list', label: t('picture-row', { type }) };
  }
  if (AT_THE_KEY.has(id)) {
    const row = { id: 'key', label: KEY_BOX, filled: true, list: false };
    return { ...none, rows: [row], now: 'key', label: t('picture-key') };
  }
  return BOTH_WENT.has(id)
    ? { ...none, messages: true, now: 'messages', label: t('picture-messages') }
    : null;
}

export function drawing(step: StepView, fields: FieldView[], before: StepView[]): Drawing | null {
  const words = phrase(step, fields);
  const none = { path: [], table: null, list: null, messages: false, rows: [], button: '' };
  const rows = fields.map(({ id, label, options }) => ({
    id,
    label,
    filled: before.some((done) => phrase(done, fields) === label),
    list: options.length > 0,
  }));
  const field = fields.find(({ id, label }) => id === step.copies || label === words);

  switch (step.picture) {
    case 'users-menu': {
      const path = menu(step.title);
      if (path.length > 0) {
        const label = t('picture-path', { path: path.join(' › ') });
        return { ...none, path, now: 'path', label };
      }
      if (words === '') return null;
      return {
        ...none,
        button: words,
        now: 'button',
        label: t('picture-button', { button: words }),
      };
    }
    case 'group': {
      if (field) {
        const row = { id: field.id, label: field.label, filled: false, list: false };
        const label = t('picture-field', { field: field.label });
        return { ...none, rows: [row], now: field.id, label };
      }
      const said = step.title.split(/[^A-Za-z]+/u);
      const allowed = PERMISSIONS.filter((column) => said.includes(column));
      const table = { columns: PERMISSIONS, allowed };
      return { ...none, table, now: 'table', label: t('picture-table') };
    }
    case 'form':
      return field
        ? { ...none, rows, now: field.id, label: t('picture-field', { field: field.label }) }
        : {
            ...none,
            rows: rows.map((row) => ({ ...row, filled: true })),
            button: words,
            now: 'button',
            label: t('picture-button', { button: words }),
          };
    case 'key':
      return {
        ...none,
        rows: [
          ...rows.slice(0, 2).map((row) => ({ ...row, filled: true })),
          { id: 'key', label: KEY_BOX, filled: true, list: false },
        ],
        button: COPY,
        now: 'button',
        label: t('picture-button', { button: COPY }),
      };
    case 'saved':
      return seen(step.id, fields, none);
    default:
      return null;
  }
}
