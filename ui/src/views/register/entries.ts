import BookUser from '@lucide/svelte/icons/book-user';
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark';
import Hourglass from '@lucide/svelte/icons/hourglass';
import KeyRound from '@lucide/svelte/icons/key-round';
import ShieldAlert from '@lucide/svelte/icons/shield-alert';
import type { Component } from 'svelte';

import type { RegisterRow } from '../../bridge/types';
import { t } from '../../text';
import { countryName } from '../../text/countries';
import { writeDay } from '../../text/dates';
import { writeLine, writeList } from '../../text/lists';

interface Mark {
  icon: Component;
  tone: 'good' | 'warn' | 'danger' | 'quiet';
}

/** How an entry stands, as a picture; its words stand beside it. */
export function mark(row: RegisterRow): Mark {
  if (row.exposed) return { icon: ShieldAlert, tone: 'danger' };
  if (row.certainty === 'not-excluded') return { icon: CircleQuestionMark, tone: 'warn' };
  if (row.paused) return { icon: Hourglass, tone: 'quiet' };
  if (row.opens_everything) return { icon: BookUser, tone: 'good' };
  return { icon: KeyRound, tone: 'quiet' };
}

/** What is known of an agency: what it is to us, from where it works, until when. */
export function agencyLine(rows: RegisterRow[], alone: boolean): string {
  const [first] = rows;
  if (!first) return '';
  return writeLine([
    alone ? '' : t('register-count', { count: rows.length }),
    first.role ? t('agency-role', { role: first.role }) : '',
    first.countries.length === 0 ? '' : writeList(first.countries.map(countryName)),
    first.contract_ends === ''
      ? ''
      : t('agencies-contract-until', { day: writeDay(first.contract_ends) }),
  ]);
}
