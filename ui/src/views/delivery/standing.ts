import type { DeliveryView, Way } from '../../bridge/types';
import { t } from '../../text';
import { writeMoment } from '../../text/dates';

/** Where things stand, as the page's heading. */
export function headline(view: DeliveryView, first: string): string {
  if (view.leak) return t('delivery-headline-leak');
  // A file made since then carries something else.
  if (view.stopped && view.stopped > view.made)
    return t('delivery-headline-stopped', { when: writeMoment(view.stopped) });
  if (view.receipt)
    return t('delivery-headline-done', { first, when: writeMoment(view.receipt.at) });
  if (!view.sent) return t('delivery-headline-file', { first });
  if (!view.arrived) return t('delivery-headline-sent', { first });
  if (!view.words && view.file.form !== 'key') return t('delivery-headline-arrived');
  return t('delivery-headline-receipt', { first });
}

/** What it is, and since when things stand so. */
export function standing(view: DeliveryView): string {
  const what = whatItIs(view);
  if (view.receipt) return t('delivery-standing-done', { what, heard: view.receipt.heard });
  if (!view.sent) return t('delivery-standing-made', { what, made: writeMoment(view.made) });
  if (!view.arrived) return t('delivery-standing-sent', { what, sent: writeMoment(view.sent.at) });
  if (view.words) return t('delivery-standing-words', { what, words: writeMoment(view.words.at) });
  const sent = writeMoment(view.sent.at);
  return t('delivery-standing-arrived', { what, sent, arrived: writeMoment(view.arrived) });
}

function whatItIs(view: DeliveryView): string {
  const [key, ...more] = view.file.inside;
  if (!key) return t('delivery-what-trial');
  const { platform, kind, ends_in } = key;
  const what = t('delivery-what', { platform, kind, ends_in });
  return more.length === 0 ? what : t('delivery-what-more', { what, count: more.length });
}

export function wayPhrase(way: Way): string {
  return t('way', { way });
}
