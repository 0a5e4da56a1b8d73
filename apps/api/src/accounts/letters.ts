import type { Language } from '@rdrr/shared';

export type Letter = 'invitation' | 'new-password';

/** What the platform writes to people. Each letter ends with its link. */
export const LETTERS: Record<Letter, Record<Language, { subject: string; text: string }>> = {
  invitation: {
    en: {
      subject: 'Invitation to RDRR Monitor',
      text: 'You are invited to RDRR Monitor. Choose a password at the following address within 72 hours. The link works once.',
    },
    ru: {
      subject: 'Приглашение в RDRR Monitor',
      text: 'Вас приглашают в RDRR Monitor. Выберите пароль по этой ссылке в течение 72 часов. Она действует один раз.',
    },
  },
  'new-password': {
    en: {
      subject: 'A new password for RDRR Monitor',
      text: 'Somebody asked for a new password for your account. If it was you, choose it at the following address within 30 minutes. The link works once. If it was not you, nothing needs to be done.',
    },
    ru: {
      subject: 'Новый пароль для RDRR Monitor',
      text: 'Кто-то запросил новый пароль для вашей учётной записи. Если это вы, выберите его по этой ссылке в течение 30 минут. Она действует один раз. Если это не вы, делать ничего не нужно.',
    },
  },
};
