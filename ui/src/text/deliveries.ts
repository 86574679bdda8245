import type { DeliveryRow, Standing } from '../bridge/types';
import { t } from '.';
import { writeMoment } from './dates';
import { visible } from './names';

export interface DeliveryLine {
  id: string;
  standing: Standing;
  title: string;
  lines: string[];
  aside: string;
}

/** A delivery in a list: to whom, what and when, and how far it has come. */
export function deliveryLine(row: DeliveryRow): DeliveryLine {
  const { agency, platform, standing } = row;
  const to =
    platform === '' ? t('today-to-trial', { agency }) : t('today-to', { agency, platform });
  return {
    id: row.id,
    standing,
    title: visible(row.person),
    lines: [t('deliveries-made', { to, made: writeMoment(row.made) })],
    aside: t('deliveries-standing', { standing }),
  };
}
