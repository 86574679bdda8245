import type { DeliveryView, Way } from '../../bridge/types';
import { t } from '../../text';
import { writeMoment } from '../../text/dates';

/** Where things stand, as the page's heading. */
export function headline(view: DeliveryView, first: string): string {
  if (!view.sent) return t('delivery-headline-file', { first });
  if (!view.arrived) return t('delivery-headline-sent', { first });
  if (!view.words) return t('delivery-headline-arrived');
  return t('delivery-headline-done', { first });
}

/** What it is, and since when things stand so. */
export function standing(view: DeliveryView): string {
  const [key] = view.file.inside;
  const what = {
    platform: key?.platform ?? '',
    kind: key?.kind ?? '',
    ends_in: key?.ends_in ?? '',
  };
  if (view.words)
    return t('delivery-standing-done', { ...what, words: writeMoment(view.words.at) });
  if (view.arrived && view.sent) {
    return t('delivery-standing-arrived', {
      ...what,
      sent: writeMoment(view.sent.at),
      arrived: writeMoment(view.arrived),
    });
  }
  if (view.sent) return t('delivery-standing-sent', { ...what, sent: writeMoment(view.sent.at) });
  return t('delivery-standing-made', { ...what, made: writeMoment(view.made) });
}

export function wayPhrase(way: Way): string {
  return t('way', { way });
}
