const EN_UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const EN_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
/** Forms of each number from 0 to 20, as they stand beside a noun or for themselves. */
const RU_UNITS = [
  'ноль нуль',
  'один одна одно одну одного одной одному одним',
  'два две двух двум двумя двое двоих',
  'три трех трёх трем трём тремя трое троих',
  'четыре четырех четырёх четырем четырём четырьмя четверо четверых',
  'пять пяти пятью пятеро пятерых',
  'шесть шести шестью шестеро шестерых',
  'семь семью семеро семерых',
  'восемь восьми восемью восьмью',
  'девять девяти девятью',
  'десять десяти десятью десятеро',
  'одиннадцать одиннадцати',
  'двенадцать двенадцати',
  'тринадцать тринадцати',
  'четырнадцать четырнадцати',
  'пятнадцать пятнадцати',
  'шестнадцать шестнадцати',
  'семнадцать семнадцати',
  'восемнадцать восемнадцати',
  'девятнадцать девятнадцати',
  'двадцать двадцати',
];
const RU_TENS = 'тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто';

/** Numbers as they are spelt, in the languages of the platform. */
const VALUES = new Map<string, number>([
  ...EN_UNITS.split(' ').map((word, value) => [word, value] as const),
  ...EN_TENS.split(' ').map((word, index) => [word, (index + 2) * 10] as const),
  ...RU_UNITS.flatMap((forms, value) => forms.split(' ').map((form) => [form, value] as const)),
  ...RU_TENS.split(' ').map((word, index) => [word, (index + 3) * 10] as const),
  ['dozen', 12],
  ['hundred', 100],
  ['сто', 100],
]);

/** "twelve", "twenty-one" and "двое" as numbers; undefined for any other word. */
export function spelt(word: string): number | undefined {
  const [first = '', second] = word.toLowerCase().split('-');
  const tens = VALUES.get(first);
  if (second === undefined || tens === undefined) return tens;
  const units = VALUES.get(second);
  return units === undefined ? undefined : tens + units;
}
