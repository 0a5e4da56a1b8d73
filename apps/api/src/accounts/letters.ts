import type { Language } from '@rdrr/shared';

export type Letter = 'invitation' | 'new-password' | 'lost-factor' | 'break-glass' | 'identity-linked';

/** What the platform writes to people. Each letter ends with its link. */
export const LETTERS: Record<Letter, Record<Language, { subject: string; text: string }>> = {
  invitation: {
    en: {
      subject: 'Invitation to RDRR Monitor',
      text: 'You are invited to RDRR Monitor. Open the following address to see what you are offered, and accept it within 72 hours. It can be accepted once.',
    },
    ru: {
      subject: 'Приглашение в RDRR Monitor',
      text: 'Вас приглашают в RDRR Monitor. Откройте ссылку, чтобы увидеть, что вам предлагают, и примите приглашение в течение 72 часов. Принять по ней можно один раз.',
    },
  },
  'lost-factor': {
    en: {
      subject: 'Your second factor for RDRR Monitor',
      text: 'Two administrators have confirmed that you lost the second factor of your account. You are signed out everywhere. From this time tomorrow your password is enough to set up a new one. If you have not lost it, sign in with it at the following address before then, and nothing changes; and tell an administrator.',
    },
    ru: {
      subject: 'Второй фактор вашей учётной записи RDRR Monitor',
      text: 'Два администратора подтвердили, что вы потеряли второй фактор своей учётной записи. Вы вышли из системы везде. Ровно через сутки пароля будет достаточно, чтобы настроить новый. Если вы его не теряли, войдите с ним по этой ссылке до этого времени — тогда ничего не изменится — и сообщите администратору.',
    },
  },
  'break-glass': {
    en: {
      subject: 'Access to what your organisation restricts',
      text: 'Two administrators of RDRR Monitor have agreed that one of them reads what your organisation restricts, for a day at most. Who, what they open and when it ends stands in your trail at the following address. If you know of no reason, ask them.',
    },
    ru: {
      subject: 'Доступ к закрытым записям вашей организации',
      text: 'Два администратора RDRR Monitor решили, что один из них прочитает закрытые записи вашей организации, не дольше суток. Кто, что он открыл и когда доступ закончился, видно в вашем журнале по этой ссылке. Если причина вам неизвестна, спросите их.',
    },
  },
  'identity-linked': {
    en: {
      subject: 'Another way to sign in to RDRR Monitor',
      text: 'Your account was linked to an identity of another provider, with which one can sign in from now on. If it was not you, end the link at the following address, choose a new password, and tell an administrator.',
    },
    ru: {
      subject: 'Ещё один способ входа в RDRR Monitor',
      text: 'Ваша учётная запись связана с учётной записью другого провайдера; теперь можно входить и через него. Если это сделали не вы, отмените связь по этой ссылке, смените пароль и сообщите администратору.',
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
