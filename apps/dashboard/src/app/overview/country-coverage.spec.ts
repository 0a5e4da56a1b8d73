import { aCell, aCountry } from '../ui/coverage.fixture';
import { coverageByArea } from './country-coverage';

describe('coverageByArea', () => {
  const countries = [
    aCountry({ code: 'SE', area: 'europe', name: { en: 'Sweden', ru: 'Швеция' } }),
    aCountry({ code: 'UZ', name: { en: 'Uzbekistan', ru: 'Узбекистан' } }),
    aCountry({ code: 'KZ', name: { en: 'Kazakhstan', ru: 'Казахстан' } }),
    aCountry({ code: 'IT', area: 'europe', name: { en: 'Italy', ru: 'Италия' } }),
  ];

  it('gives each country its cells, by name and not by results, Central Asia first', () => {
    const cells = [
      aCell('POL-1', 'covered', 'UZ'),
      aCell('POL-1', 'lapsed', 'KZ'),
      aCell('POL-1', 'lapsed', 'SE'),
    ];

    const areas = coverageByArea(cells, countries, ({ name }) => name.en);

    expect(
      areas.map(({ area, countries: inside }) => [area, inside.map(({ country }) => country.code)]),
    ).toEqual([
      ['central-asia', ['KZ', 'UZ']],
      ['europe', ['SE']],
    ]);
    expect(areas[0]?.countries[1]?.cells).toEqual([cells[0]]);
  });
});
