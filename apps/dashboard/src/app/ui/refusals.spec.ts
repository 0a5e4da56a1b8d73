import { refusalsOf } from './refusals';

const TODAY = '2026-11-24';
const refused = (pointer: string, asked: Record<string, string | string[]>) =>
  refusalsOf([{ pointer, detail: 'Invalid' }], asked, TODAY)[0];

describe('what an address may not ask', () => {
  it.each([
    ['/asOf', { asOf: '2021-13-01' }, { kind: 'day', param: 'asOf', value: '2021-13-01' }],
    ['/knownOn', { knownOn: 'tomorrow' }, { kind: 'day', param: 'knownOn', value: 'tomorrow' }],
    ['/knownOn', { knownOn: '2030-01-01' }, { kind: 'ahead', param: 'knownOn', value: '2030-01-01' }],
    ['/knownOn', { knownOn: '2030-13-01' }, { kind: 'day', param: 'knownOn', value: '2030-13-01' }],
    ['/freshness', { freshness: '7' }, { kind: 'months', param: 'freshness', value: '7' }],
    ['/country/1', { country: ['KG', 'ZZ'] }, { kind: 'code', param: 'country', value: 'ZZ' }],
    ['/theme/0', { theme: 'XXX' }, { kind: 'code', param: 'theme', value: 'XXX' }],
    ['/asOf', { asOf: ['2021-01-01', '2022-01-01'] }, { value: '2021-01-01, 2022-01-01' }],
    ['/page', { page: '-1' }, { kind: 'other', param: 'page', value: '-1' }],
    ['/iso2', {}, { kind: 'other', param: 'iso2', value: '' }],
  ])('%s of %o', (pointer, asked, refusal) => {
    expect(refused(pointer, asked as Record<string, string | string[]>)).toMatchObject(refusal);
  });
});
