import { answersTo, groupsOf, isInMatrix, placesOnRecord } from './country-groups';
import { aCountry } from './coverage.fixture';

const named = (en: string, ru = en) => aCountry({ name: { en, ru } });

describe('groupsOf', () => {
  it('sorts by name as a reader would, marks on letters aside', () => {
    const countries = [named('Zambia'), named('Åland Islands'), named('Albania')];

    const [group] = groupsOf(countries, ({ name }) => name.en);

    expect(group?.countries.map(({ name }) => name.en)).toEqual(['Åland Islands', 'Albania', 'Zambia']);
  });

  it('puts Central Asia first and leaves areas without countries out', () => {
    const countries = [aCountry({ area: 'other' }), aCountry({ area: 'central-asia' })];

    expect(groupsOf(countries, ({ code }) => code).map(({ area }) => area)).toEqual([
      'central-asia',
      'other',
    ]);
  });
});

describe('isInMatrix', () => {
  it.each([
    ['a country of Central Asia that nobody reports on', { activities: 0 }, true],
    ['a country elsewhere with reports', { area: 'europe', activities: 1 }, true],
    ['a country elsewhere without reports', { area: 'europe', activities: 0 }, false],
    ['an EU-wide event, which is no country', { area: 'europe', inCoverage: false }, false],
  ] as const)('%s', (_what, changes, expected) => {
    expect(isInMatrix(aCountry(changes))).toBe(expected);
  });
});

describe('answersTo', () => {
  it.each(['kyr', 'КЫРГ', ' kg '])('finds a country by %j', (typed) => {
    expect(answersTo(aCountry(), typed)).toBe(true);
  });
});

describe('placesOnRecord', () => {
  it('counts countries with activities', () => {
    expect(placesOnRecord([aCountry(), aCountry({ activities: 0 })])).toEqual({ countries: 1, wider: false });
  });

  it('does not count the European Union as a country', () => {
    expect(placesOnRecord([aCountry(), aCountry({ code: 'EU', inCoverage: false })])).toEqual({
      countries: 1,
      wider: true,
    });
  });
});
