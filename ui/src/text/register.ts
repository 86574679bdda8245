import type { RegisterRow, RegisterView } from '../bridge/types';
import { t } from '.';
import { writeSince } from './access';
import { writeDate, writeDay } from './dates';
import { writeLine } from './lists';
import { visible } from './names';

type Ask = RegisterView['ask'];

/** Which day, which days, or now: what every sentence of the register needs. */
function moment(ask: Ask) {
  const when = ask.from !== '' ? 'period' : ask.on !== '' ? 'day' : 'now';
  return { when, day: writeDay(ask.on), from: writeDay(ask.from), to: writeDay(ask.to) };
}

interface Asked {
  /** As it was asked: an empty day is now. */
  ask: Ask;
  view: RegisterView;
  /** Who had it for certain. */
  having: RegisterRow[];
  /** Who may have had it, and nothing is certain of it. */
  unsure: number;
  /** What could not be excluded after it came off our list, beside the certain days before. */
  after: number;
  paused: number;
}

/** How many different ones. */
function count(rows: RegisterRow[], of: (row: RegisterRow) => string): number {
  return new Set(rows.map(of)).size;
}

/** Today 3 agencies have 7 keys; 2 of them open every supporter record */
export function registerHeading({ ask, view, having, unsure, paused }: Asked): string {
  const said = moment(ask);
  const keys = count(having, (row) => row.key_id);
  if (keys === 0) {
    if (unsure + paused > 0) return t('register-heading-unsure', said);
    const filtered = ask.agency !== '' || ask.platform !== '' || ask.only_everything;
    return filtered ? t('register-heading-no-such', said) : t('register-heading-nobody', said);
  }
  const agencies = count(having, (row) => row.agency_id);
  const platform = view.all_platforms.find(({ id }) => id === ask.platform)?.name ?? '';
  const lead = t('register-heading', {
    ...said,
    agencies,
    who:
      view.all_agencies.find(({ id }) => id === ask.agency)?.name ??
      t('register-agencies', { count: agencies }),
    keys:
      platform === ''
        ? t('register-keys', { count: keys })
        : t('register-keys-of', { count: keys, platform }),
  });
  if (ask.only_everything) {
    const only =
      said.when === 'now'
        ? t('register-heading-only', { count: keys })
        : t('register-heading-only-then');
    return `${lead} ${only}`;
  }
  const every = count(
    having.filter((row) => row.opens_everything),
    (row) => row.key_id,
  );
  const when = said.when === 'now' ? 'now' : 'then';
  const which = every === 0 ? 'none' : every === keys ? 'all' : every === 1 ? 'one' : 'some';
  return lead + t('register-heading-every', { when, which, count: every, keys });
}

/** What the heading leaves out. */
export function registerUnder({ having, unsure, after, paused }: Asked): string {
  const more = having.length > 0;
  return [
    paused > 0 ? t('register-under-paused', { count: paused }) : '',
    after > 0 ? t('register-under-off-list', { count: after }) : '',
    unsure === 0
      ? ''
      : more
        ? t('register-under-unsure', { count: unsure })
        : t('register-under-unsure-only', { count: unsure }),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** The key in one line. */
export function registerKey(row: RegisterRow): string {
  return writeLine([row.platform, row.key_name === '' ? row.kind : row.key_name]);
}

/** What tells it from others, smaller. */
export function registerLine(row: RegisterRow): string {
  return writeLine([
    row.key_name === row.kind ? '' : row.kind,
    row.account,
    row.ends_in === '' ? '' : t('keys-account-ends-in', { ends_in: row.ends_in }),
  ]);
}

/** An agency's name, or that it was erased. */
export function registerAgency(row: RegisterRow): string {
  return row.agency === '' ? t('register-erased-agency') : visible(row.agency);
}

/** Who told us: the app itself, or somebody. */
function known(day: string, seen: boolean): string {
  return seen ? t('register-seen', { day }) : t('register-said', { day });
}

/** How it reached them, and how we know that it did. */
function reached(row: RegisterRow): string[] {
  const { travelled, received, heard, matched } = row;
  const how = t('access-travelled', { travelled });
  if (received === '') {
    return travelled === 'locked-file' ? [how, t('register-receipt-none')] : [how];
  }
  const known = matched ? 'matched' : heard === null ? 'arrived' : 'said';
  const by = heard === null ? '' : t(`heard-${heard}`);
  return [how, t('register-receipt', { how: known, when: writeDate(received), heard: by })];
}

export interface Fact {
  name: string;
  value: string | string[];
  mono?: boolean;
}

/** Server addresses as a form joins them stand one a line; what else stands there is a name or a choice. */
const ADDRESSES = /^[\d.:a-f/~\s,]*\d[\d.:a-f/~\s,]*$/iu;

/** A value as it is shown. */
export function writtenValue(value: string): { value: string | string[]; mono: boolean } {
  if (!ADDRESSES.test(value)) return { value: visible(value), mono: false };
  return { value: value.split(/[~\s,]+/u).filter((of) => of !== ''), mono: true };
}

/** What the key could do on that day, in the vendor's words. */
export function registerMay(row: RegisterRow): Fact[] {
  return row.may
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => {
      const { value: said, mono } = writtenValue(value);
      return { name, value: [said].flat().join(', '), mono };
    });
}

/** What is on record about one agency having one key on that day. */
export function registerFacts(row: RegisterRow): Fact[] {
  const facts: Fact[] = [
    { name: t('access-purpose'), value: row.purpose },
    { name: t('access-since'), value: known(writeSince(row.since, row.precision), row.seen) },
    {
      name: t('register-fact-until'),
      value: row.until === '' ? '' : known(writeDay(row.until), row.end_seen),
    },
    { name: t('access-how'), value: reached(row) },
    { name: t('grant-fact-owner'), value: visible(row.owner) },
    { name: t('grant-fact-ends'), value: row.ends === '' ? '' : writeDay(row.ends) },
    {
      name: t('access-review'),
      value: row.until !== '' || row.review === '' ? '' : writeDay(row.review),
    },
  ];
  return facts.filter(({ value }) => value !== '');
}

/** What fewer people ask about. */
export function registerMore(row: RegisterRow): Fact[] {
  const facts: Fact[] = [
    {
      name: t('grant-fact-categories'),
      value: row.categories.map((category) => t('grant-category', { category })),
    },
    { name: t('grant-fact-approved'), value: visible(row.approved) },
  ];
  return facts.filter(({ value }) => value.length > 0);
}
