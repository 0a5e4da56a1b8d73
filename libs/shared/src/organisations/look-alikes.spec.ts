import { doubles, lookAlikes, type Named } from './look-alikes';

const named = (name: string, others: Partial<Named> = {}): Named => ({
  name,
  acronym: null,
  country: null,
  iatiOrgId: null,
  aliases: [],
  ...others,
});
const KZ = { country: 'KZ' };

describe('organisations that may be one', () => {
  it.each<[string, Named, Named, string | undefined]>([
    [
      'the same identifier, whatever the names',
      named('UN Development Programme', { iatiOrgId: 'XM-DAC-41114' }),
      named('ПРООН', { iatiOrgId: 'xm-dac-41114', country: 'US' }),
      'identifier',
    ],
    [
      'the same words in another order',
      named('Pravo Public Foundation'),
      named('The Public Foundation "Pravo"'),
      'name',
    ],
    ['other accents and capitals', named('Médecins du Monde'), named('MEDECINS DU MONDE'), 'name'],
    [
      'its acronym behind the name',
      named('Vrije Universiteit Brussel (VUB)'),
      named('Vrije Universiteit Brussel'),
      'name',
    ],
    [
      'the name as another name',
      named('ICRC', { aliases: ['Red Cross Committee'] }),
      named('Committee of the Red Cross'),
      'name',
    ],
    ['in Russian', named('Общественный фонд «Шанс»'), named('Фонд Шанс, общественный'), 'name'],
    [
      'the same acronym',
      named('United Nations Development Programme', { acronym: 'UNDP' }),
      named('UN Dev. Prog.', { acronym: 'undp' }),
      'acronym',
    ],
    [
      'an acronym as another name',
      named('Office for X', { acronym: 'OFX' }),
      named('Bureau Y', { aliases: ['OFX'] }),
      'acronym',
    ],
    [
      'a slip of the pen',
      named('Counselling Line for Women and Girls'),
      named('Counseling Line for Women & Girls'),
      'similar',
    ],
    [
      'one word more',
      named('Bulan Institute for Peace Innovations'),
      named('Bulan Institute for Peace Innovations Geneva'),
      'similar',
    ],
    [
      'ministries of two countries',
      named('Ministry of Health', KZ),
      named('Ministry of Health', { country: 'KG' }),
      undefined,
    ],
    [
      'the same ministry, once without a country',
      named('Ministry of Health', KZ),
      named('Ministry of Health'),
      'name',
    ],
    [
      'two ministries',
      named('Ministry of Health of Kazakhstan', KZ),
      named('Ministry of Justice of Kazakhstan', KZ),
      undefined,
    ],
    [
      'two foundations',
      named('Public Foundation Aqniet', KZ),
      named('Pravo Public Foundation', KZ),
      undefined,
    ],
    [
      'a part of the other',
      named('Government of Albania (CVE Coordination Centre)'),
      named('Government of Albania'),
      undefined,
    ],
    ['names without any letter', named('—'), named('...'), undefined],
  ])('%s', (_case, one, other, likeness) => {
    expect(lookAlikes(one, [other])[0]?.likeness).toBe(likeness);
    expect(lookAlikes(other, [one])[0]?.likeness).toBe(likeness);
    expect(doubles([one, named('Somebody else entirely'), other])).toEqual(
      likeness ? [{ one, other, likeness }] : [],
    );
  });

  it('come with the likeliest first', () => {
    const [similar, same] = [named('Evening Schools of Osh'), named('Evening School of Osh')];

    expect(
      lookAlikes(named('Evening School, Osh'), [similar, same]).map(({ organisation }) => organisation),
    ).toEqual([same, similar]);
  });

  it('are found among thousands within the time of a test', () => {
    const many = Array.from({ length: 5000 }, (_, place) => named(`Foundation number ${place} of the north`));

    expect(doubles([...many, named('Foundation number 4711, north')])).toHaveLength(1);
  });
});
