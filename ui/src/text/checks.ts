import type { CheckView } from '../bridge/types';
import { t, textOf } from '.';
import { writeList } from './lists';
import type { Sentence } from './sentences';

/** Who holds a key, and whether it should work at all. */
interface Known {
  /** The agencies it is for. */
  holders: string[];
  /** It is switched off, on record. */
  off?: boolean;
}

/** What a system said about a key, and what to do now. */
export function checkSentence(check: CheckView, { holders, off = false }: Known): Sentence {
  const { outcome, why } = check;
  const said = spoken(check.params, holders);
  const system = check.params['system'] ?? '';
  if (off && (outcome === 'wrong-key' || outcome === 'key-inactive')) {
    return { what: t('check-off-refused'), then: t('check-off-refused-then', { system }) };
  }
  if (off && (outcome === 'works' || outcome === 'limited') && why === '') {
    return { what: t('check-off-works'), then: t('check-off-works-then', { system }) };
  }
  const id = `check-why-${why}`;
  const own = why === '' ? null : textOf(id, '', said);
  return {
    // Some reasons say it better than what they lead to.
    what:
      (own === null ? null : textOf(id, 'what', said)) ??
      textOf(`check-${outcome}`, '', said) ??
      '',
    then: own ?? textOf(`check-${outcome}-then`, '', said) ?? '',
  };
}

/** What Rust mentions comes as text, and not all of it always. */
function spoken(params: Record<string, string>, holders: string[]) {
  const minutes = Number(params['minutes'] ?? 0);
  return {
    system: '',
    host: '',
    region: '',
    ...params,
    agency: holders.length === 0 ? 'none' : writeList(holders),
    minutes: Math.abs(minutes),
    clock: minutes < 0 ? t('check-clock-slow') : t('check-clock-fast'),
    wait: Math.ceil(Number(params['seconds'] ?? 0) / 60),
  };
}
