import { faultOf } from './fault';

/** As TypeORM throws it: the message, the driver's error and the query each hold what was sent. */
function refusedByTheDatabase(sent: string): Error {
  return Object.assign(new Error(`invalid input syntax for type uuid: "${sent}"\n    at ${sent}`), {
    name: 'QueryFailedError',
    code: '22P02',
    constraint: 'activities_title_check',
    detail: `Key (title)=(${sent})`,
    parameters: [sent],
    query: `SELECT '${sent}'`,
    driverError: new Error(sent),
  });
}

describe('what is written down of an error', () => {
  it('is its kind, its reason and its place', () => {
    expect(faultOf(refusedByTheDatabase('a secret'))).toEqual({
      type: 'QueryFailedError',
      reason: '22P02',
      constraint: 'activities_title_check',
      at: expect.arrayContaining([expect.stringMatching(/^at .*fault\.spec\.ts:\d+/)]),
    });
  });

  it('is nothing that was sent, in an error or in its causes', () => {
    const error = new Error('a secret', { cause: refusedByTheDatabase('a secret') });
    const strange = Object.assign(new Error(), { name: 'a secret', code: 'a secret' });

    for (const each of [error, strange, 'a secret', { token: 'a secret' }])
      expect(JSON.stringify(faultOf(each))).not.toContain('a secret');
  });

  it('is everything on the screen of a developer', () => {
    expect(faultOf(new Error('in words'), 'words').at?.join()).toContain('Error: in words\n    at ');
  });
});
