import type { Step } from '../bridge/types';

/** Every view of the window. */
export const PLACES = [
  'start',
  'home',
  'keys',
  'key',
  'rights',
  'grant',
  'plan',
  'agencies',
  'agency',
  'deliveries',
  'delivery',
  'register',
  'wizard',
  'import',
  'open-file',
  'trouble',
  'settings',
  'history',
] as const;

export type PlaceName = (typeof PLACES)[number];

/** Views that show one thing of several, by its id: `rights` by the key's, `grant` by the access's. */
type OfOne = 'key' | 'rights' | 'grant' | 'plan' | 'agency' | 'delivery' | 'wizard';

/** Where the person is; before a vault is open that is always the start. */
export type Place =
  | { name: Exclude<PlaceName, 'start' | 'keys' | OfOne> }
  /** `choosing`: the person comes to choose one that is to be replaced or switched off. */
  | { name: 'keys'; choosing?: boolean }
  | { name: Exclude<OfOne, 'delivery'>; id: string }
  /** `wrong`: the person comes because something went wrong. */
  | { name: 'delivery'; id: string; wrong?: boolean };

/** Every step of the wizard in its order; a draft has some of them. */
export const STEPS: Step[] = [
  'who',
  'what_for',
  'how_they_got_it',
  'ask_them',
  'make_it',
  'key',
  'locked_file',
  'done',
];
