import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quantizeColumns } from '../../../src/index/embeddings/quantize.js';

const COLUMNS = 3;
const number = fc.integer({ min: -10_000, max: 10_000 }).map((thousandths) => thousandths / 1000);
const matrix = fc
  .array(fc.array(number, { minLength: 2 * COLUMNS, maxLength: 2 * COLUMNS }), { minLength: 1, maxLength: 8 })
  .map((pairs) => Float32Array.from(pairs.flat()));

describe('quantized columns', () => {
  test('are within half a step of the numbers', () => {
    fc.assert(
      fc.property(matrix, (numbers) => {
        const { integers, scales } = quantizeColumns(numbers, COLUMNS);
        numbers.forEach((value, at) => {
          const scale = scales[at % COLUMNS] as number;
          expect(Math.abs((integers[at] as number) * scale - value)).toBeLessThanOrEqual(0.501 * scale);
        });
      }),
    );
  });

  test('never overflow 16 bits when a pair of rows is multiplied by the largest bytes', () => {
    fc.assert(
      fc.property(matrix, (numbers) => {
        const { integers } = quantizeColumns(numbers, COLUMNS);
        for (let at = 0; at + COLUMNS < integers.length; at += at % COLUMNS === COLUMNS - 1 ? COLUMNS + 1 : 1) {
          const sum = 255 * ((integers[at] as number) + (integers[at + COLUMNS] as number));
          expect(Math.abs(sum)).toBeLessThan(32_768);
        }
      }),
    );
  });
});
