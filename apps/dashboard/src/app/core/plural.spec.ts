import { pluralForm } from './plural';

const ACTIVITIES = { en: 'activity | activities', ru: 'мероприятие | мероприятия | мероприятий' } as const;

describe('pluralForm', () => {
  it.each([
    ['en', 0, 'activities'],
    ['en', 1, 'activity'],
    ['en', 2, 'activities'],
    ['en', 21, 'activities'],
    ['ru', 0, 'мероприятий'],
    ['ru', 1, 'мероприятие'],
    ['ru', 2, 'мероприятия'],
    ['ru', 4, 'мероприятия'],
    ['ru', 5, 'мероприятий'],
    ['ru', 11, 'мероприятий'],
    ['ru', 12, 'мероприятий'],
    ['ru', 14, 'мероприятий'],
    ['ru', 21, 'мероприятие'],
    ['ru', 22, 'мероприятия'],
    ['ru', 111, 'мероприятий'],
    ['ru', 1001, 'мероприятие'],
  ] as const)('in %s says %i %s', (language, count, form) => {
    expect(pluralForm(language, ACTIVITIES[language], count)).toBe(form);
  });

  it('leaves a message without forms alone', () => {
    expect(pluralForm('ru', 'Нет сведений', 3)).toBe('Нет сведений');
  });
});
