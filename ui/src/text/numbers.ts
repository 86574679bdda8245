import { LANGUAGE } from '.';

const bytes = new Intl.NumberFormat(LANGUAGE, { style: 'unit', unit: 'byte', unitDisplay: 'long' });
const kilobytes = new Intl.NumberFormat(LANGUAGE, {
  style: 'unit',
  unit: 'kilobyte',
  maximumFractionDigits: 1,
});

/** 812 bytes · 4.1 kB */
export function writeSize(size: number): string {
  return size < 1000 ? bytes.format(size) : kilobytes.format(size / 1000);
}
