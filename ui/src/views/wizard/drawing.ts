import type { FieldView, StepView } from '../../bridge/types';
import { t } from '../../text';

/** What a drawing of the vendor's screen shows, with the one place to look at now. */
export interface Drawing {
  label: string;
  path: string[];
  table: { columns: string[]; allowed: string[] } | null;
  rows: { id: string; label: string; filled: boolean; list: boolean }[];
  button: string;
  /** The row's id, or `path`, `table` or `button`. */
  now: string;
}

// Words of the vendor's own screens, which stay as they are in every language.
const KEY_BOX = 'API Key';
const COPY = 'Copy';
const PERMISSIONS = ['Delete', 'Duplicate', 'Create', 'Modify', 'View', 'Organize'];

/** What a step's title has in quotation marks: the vendor's labels. */
function quoted(title: string): string[] {
  return [...title.matchAll(/“([^”]+)”/gu)].map((match) => match[1] ?? '');
}

/** A step's title with the words to look for, for the eye: the label of a box, or of a button. */
export function phrase(step: StepView, fields: FieldView[]): string {
  const words = quoted(step.title);
  const label = words.find((word) => fields.some((field) => field.label === word));
  return label ?? words[0] ?? '';
}

function menu(title: string): string[] {
  const [first = '', ...rest] = title.split(' › ');
  return rest.length === 0 ? [] : [first.slice(first.lastIndexOf(' ') + 1), ...rest];
}

export function drawing(step: StepView, fields: FieldView[], before: StepView[]): Drawing | null {
  const words = phrase(step, fields);
  const none = { path: [], table: null, rows: [], button: '' };
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
      return path.length > 0
        ? { ...none, path, now: 'path', label: t('picture-path', { path: path.join(' › ') }) }
        : { ...none, button: words, now: 'button', label: t('picture-button', { button: words }) };
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
    default:
      return null;
  }
}
