import type { AccessPage } from '../bridge/types';
import { t } from '.';
import { writeDay } from './dates';
import { writeLine } from './lists';
import { visible } from './names';

/** How one access stands. */
export type GrantStanding =
  'active' | 'review' | 'exposed' | 'paused' | 'off-list' | 'ended' | 'key-off';

export function grantStanding({
  holder,
  ended,
  off_list_only,
  review_due,
}: AccessPage): GrantStanding {
  if (off_list_only) return 'off-list';
  if (ended !== '') return 'ended';
  if (holder.is_over) return 'key-off';
  if (holder.exposed) return 'exposed';
  if (holder.paused) return 'paused';
  return review_due ? 'review' : 'active';
}

export function grantHeading(page: AccessPage): string {
  const { agency } = page.holder;
  switch (grantStanding(page)) {
    case 'off-list':
      return t('grant-heading-off-list', { agency });
    case 'ended':
    case 'key-off':
      return t('grant-heading-over', { agency });
    case 'exposed':
      return t('grant-heading-exposed', { agency });
    case 'paused':
      return t('grant-heading-paused', { agency });
    case 'review':
      return t('grant-heading-review', { agency });
    case 'active':
      return t('grant-heading', { agency });
  }
}

/** What that means; of access that goes on, what it opens. */
export function grantUnder(page: AccessPage): string {
  switch (grantStanding(page)) {
    case 'off-list':
      return t('grant-under-off-list', { day: writeDay(page.ended) });
    case 'ended':
      return t('grant-under-over', { day: writeDay(page.ended) });
    case 'key-off':
      return t('grant-under-over-key');
    case 'exposed':
      return t('grant-under-exposed');
    case 'paused':
      return t('grant-under-paused');
    case 'review':
    case 'active':
      return visible(page.holder.opens);
  }
}

/** Who answers for it, who approved it, what it reaches. */
export function grantFacts({
  answers,
  people,
}: AccessPage): { name: string; value: string | string[] }[] {
  const owner = people.find(({ id }) => id === answers.owner)?.name ?? '';
  const approved = writeLine([
    answers.approved_by === '' ? '' : t('grant-fact-approved-by', { person: answers.approved_by }),
    answers.approved_on === ''
      ? ''
      : t('grant-fact-approved-on', { day: writeDay(answers.approved_on) }),
    answers.approved_how,
  ]);
  const said = (value: string): string => (value === '' ? t('fact-unsaid') : visible(value));
  return [
    { name: t('grant-fact-owner'), value: said(owner) },
    {
      name: t('grant-fact-categories'),
      value:
        answers.categories.length === 0
          ? t('fact-unsaid')
          : answers.categories.map((category) => t('grant-category', { category })),
    },
    { name: t('grant-fact-approved'), value: said(approved) },
    ...(answers.note === '' ? [] : [{ name: t('grant-fact-note'), value: visible(answers.note) }]),
  ];
}
