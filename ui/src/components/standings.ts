import CircleCheck from '@lucide/svelte/icons/circle-check';
import MailOpen from '@lucide/svelte/icons/mail-open';
import MailQuestionMark from '@lucide/svelte/icons/mail-question-mark';
import MessageSquareText from '@lucide/svelte/icons/message-square-text';
import Send from '@lucide/svelte/icons/send';
import ShieldAlert from '@lucide/svelte/icons/shield-alert';

/** How far a delivery has come, as a picture. */
export const icons = {
  made: Send,
  sent: MailQuestionMark,
  arrived: MailOpen,
  words_given: MessageSquareText,
  delivered: CircleCheck,
  leak: ShieldAlert,
};

/** And as a colour. */
export const tones = {
  made: 'warn',
  sent: 'warn',
  arrived: 'warn',
  words_given: 'warn',
  delivered: 'good',
  leak: 'danger',
} as const;
