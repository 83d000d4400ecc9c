import { describe, expect, test } from '@jest/globals';
import type { Annotation } from '../../src/annotate/annotation.js';
import { createAnnotator } from '../../src/annotate/annotator.js';

const annotator = createAnnotator();

async function annotate(text: string): Promise<Annotation> {
  const [annotation] = await annotator.annotate([{ text }]);
  if (annotation === undefined) throw new Error('one sentence has one annotation');
  return annotation;
}

describe('what denies nothing is no response', () => {
  test.each([
    'The company did not deny that it had paid the bribes.',
    'The general refused to deny that the prisoners were beaten.',
    'The reporter was denied entry to the country.',
    'The suspect was denied bail on Monday.',
    'The site was hit by a denial of service attack.',
    'Climate denial is on the rise among voters.',
    'Refugees were denied access to the harbour.',
    'Many investors are still in denial.',
    'The consulate denied her a visa.',
    "L'entreprise n'a pas nié avoir versé les pots-de-vin.",
    "L'entrée au stade lui a été refusée.",
    '该公司没有否认曾经行贿。',
    '他被拒绝入境。',
  ])('%s', async (text) => {
    expect((await annotate(text)).label).not.toBe('response');
  });
});

describe('what answers is a response of its type', () => {
  test.each([
    ['The embassy called the report fiction.', 'denial'],
    ['The minister dismissed the claims as baseless.', 'denial'],
    ['The ambassador said his country opposes all forms of cyberattack.', 'denial'],
    ['We categorically reject these accusations.', 'denial'],
    ['No such programme exists, the ministry said.', 'denial'],
    ['The bank said it has nothing to do with the transfers.', 'denial'],
    ['The coach denies wrongdoing.', 'denial'],
    ['The hospital declined to comment.', 'no-comment'],
    ['The senator did not respond to a request for comment.', 'no-comment'],
    ['The army said it could neither confirm nor deny the strike.', 'no-comment'],
    ['It is the United States that spies on the world, said the ministry.', 'counter-accusation'],
    ['The airline admitted that it had skipped the inspection and apologised.', 'acceptance'],
    ['The club admitted the payment but denied that it was a bribe.', 'partial-acceptance'],
    ['Auditors found no evidence that the mayor had taken money.', 'refutation'],
    ['Le ministère rejette catégoriquement ces accusations.', 'denial'],
    ["La société n'a pas souhaité faire de commentaire.", 'no-comment'],
    ["L'audit n'a trouvé aucune preuve de fraude.", 'refutation'],
    ['外交部驳斥了这一毫无根据的指控。', 'denial'],
    ['该公司拒绝置评。', 'no-comment'],
    ['审计没有发现挪用公款的证据。', 'refutation'],
  ])('%s', async (text, type) => {
    const { label, responseType } = await annotate(text);
    expect([label, responseType]).toEqual(['response', type]);
  });
});

describe('what accuses is an allegation', () => {
  test.each([
    'Did the mayor bribe the judge?',
    'Mayor took cash from builder',
    'The alleged theft of the paintings went unnoticed for years.',
    "The colonel's role in the massacre",
    'Votes were allegedly bought in three districts.',
    'The guards are believed to have beaten the prisoners.',
    'The treasurer was charged with embezzlement.',
    'The government expelled two diplomats for spying.',
    'Le maire aurait détourné des fonds.',
    '市长涉嫌受贿。',
  ])('%s', async (text) => {
    expect((await annotate(text)).label).toBe('allegation');
  });
});

describe('a sentence that holds both sides is an allegation with its response', () => {
  test.each([
    ['The union accused the bank of fraud, which the bank denies.', 'union', 'bank'],
    ['Prosecutors say Marlow took bribes, but his lawyer insists he is innocent.', 'Prosecutors', 'Marlow'],
    ["L'opposition accuse le ministre de corruption, ce qu'il dément.", 'opposition', 'ministre'],
    ['反对党指控市长舞弊，市长予以否认。', '反对党', '市长'],
  ])('%s', async (text, by, against) => {
    expect(await annotate(text)).toMatchObject({ label: 'allegation', responseType: null, mixed: true, by, against });
  });
});

describe('who speaks and who is accused', () => {
  test.each([
    ['Prosecutors accused Acme Bank of laundering money.', 'Prosecutors', 'Acme Bank'],
    ['Acme Bank was accused by prosecutors of laundering money.', 'prosecutors', 'Acme Bank'],
    ['Acme Bank laundered money for years, prosecutors said.', 'prosecutors', 'Acme Bank'],
    ['According to the watchdog, Acme Bank misled its customers.', 'watchdog', 'Acme Bank'],
    ['Two former clerks told the inquiry that Acme Bank forged signatures.', 'Two former clerks', 'Acme Bank'],
    ['Jane Roe, a former clerk, accused Acme Bank of forgery.', 'Jane Roe', 'Acme Bank'],
    ['Money was stolen from the accounts.', 'unnamed', 'unnamed'],
    ['Le parquet accuse la banque Acme de blanchiment.', 'parquet', 'banque Acme'],
    ['检方指控阿克梅银行洗钱。', '检方', '阿克梅银行'],
  ])('%s', async (text, by, against) => {
    expect(await annotate(text)).toMatchObject({ by, against });
  });

  test('ids are those of the registry', async () => {
    const party = (id: string, name: string) => ({
      id,
      name,
      aliases: [],
      spokespeople: [],
      answeredBy: null,
      unnamed: false,
    });
    const parties = new Map([
      ['acme', party('acme', 'Acme Bank')],
      ['union', party('union', 'Clerks Union')],
    ]);
    const registry = { parties, events: new Map() };
    const [annotation] = await createAnnotator({ registry }).annotate([
      { text: 'The Clerks Union accused Acme Bank of fraud.' },
    ]);
    expect(annotation).toMatchObject({ byIds: ['union'], againstIds: ['acme'] });
  });
});

describe('neutral reports are context', () => {
  test.each([
    'The court will hear the case on 4 May.',
    'The platform removed 640 accounts in the third quarter.',
    'The bank was founded in 1921 and has 240 branches.',
    'La banque compte 240 agences.',
    '该银行成立于1921年。',
  ])('%s', async (text) => {
    expect(await annotate(text)).toMatchObject({ label: 'context', by: 'unnamed', against: 'unnamed', mixed: false });
  });
});
