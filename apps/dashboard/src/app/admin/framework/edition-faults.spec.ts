import type { EditionInput, FrameworkContent } from '@rdrr/shared';

import { faultsOf, placed } from './edition-faults';

const both = { en: 'Words', ru: 'Слова' };
const CONTENT: FrameworkContent = {
  ...{ code: 'rdrr', version: '1', title: both, compiledOn: '2026-11-20', disclaimer: both },
  status: { code: 'interim', label: both },
  source: {
    ...{
      title: 'Paper',
      publisher: 'RAN',
      url: 'https://example.org/paper',
      fullTextAvailable: false,
      note: both,
    },
    ...{ meetingFrom: '2021-05-25', meetingTo: '2021-05-26', publishedOn: '2021-07-01' },
  },
  provenanceLegend: { 'landing-page': both, related: both, paper: both },
  themes: [{ code: 'POL', title: both, description: both, provenance: 'related' }],
  recommendations: [
    {
      ...{ code: 'POL-1', theme: 'POL', order: 1, title: both, statement: both, rationale: both },
      ...{ provenance: 'related', provenanceNote: both, otherSources: [] },
      source: { title: 'Paper', url: 'https://example.org/paper', locator: 'page 1' },
      ...{ pillars: [], suggestedActivityTypes: [], suggestedTargetGroups: [] },
      questions: [{ code: 'POL-1.a', text: both }],
    },
  ],
};
const draft = (change: Partial<FrameworkContent> = {}): EditionInput => ({
  ...{ holdsFrom: '2026-12-01', reason: '' },
  ...{ content: { ...CONTENT, ...change }, crosswalk: { recommendations: [], questions: [] } },
});

describe('what is to mend in a draft', () => {
  it('is nothing when it reads as the edition before', () => {
    expect(faultsOf(draft(), CONTENT, new Set())).toEqual([]);
  });

  it('is named once, by the recommendation and the field', () => {
    const [first, ...others] = CONTENT.recommendations;
    if (!first) throw new Error('No recommendation');
    const empty = { ...first, title: { en: '', ru: '' }, source: { ...first.source, url: 'no address' } };

    expect(faultsOf(draft({ recommendations: [empty, ...others] }), CONTENT, new Set())).toEqual([
      { code: 'POL-1', field: 'title' },
      { code: 'POL-1', field: 'source' },
    ]);
  });

  it('is found where the API points', () => {
    const crossed = {
      ...draft(),
      crosswalk: { recommendations: [], questions: [{ from: 'FAM-1.a', to: 'FAM-2.a' }] },
    };
    const places = [
      ['content', 'themes', '0', 'title', 'ru'],
      ['crosswalk', 'questions', '0'],
      ['holdsFrom'],
      ['x'],
    ];

    expect(placed(places, crossed)).toEqual([
      { code: 'POL', field: 'title' },
      { code: 'FAM-1.a', field: 'crosswalk' },
      { code: '', field: 'holdsFrom' },
      { code: '', field: 'other' },
    ]);
  });
});
