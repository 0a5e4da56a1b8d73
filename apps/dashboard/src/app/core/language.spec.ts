import { languageOf } from './language';

describe('the language of reported text', () => {
  it.each([
    ['Return by air', 'en'],
    ['«Жусан»: истории вернувшихся казахстанок (Adaspa)', 'ru'],
    ['«Жусан» операциясымен Сириядан елге оралғандар', 'kk'],
    ['2019–2021', undefined],
  ])('%s: %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
