/** A matrix in 8 bits a number: `integer * scale`, with one scale for each column. */
export interface QuantizedMatrix {
  readonly integers: Int8Array;
  readonly scales: Float32Array;
}

const { abs, max, round } = Math;

/** No integer is larger. */
const REACH = 127;

/**
 * Quantizes a matrix symmetrically, column by column.
 *
 * Processors that have AVX2 but no VNNI multiply two numbers that stand below each other by two unsigned bytes and add
 * the products in 16 bits (VPMADDUBSW). Two large numbers of one sign would overflow there, and a text would get
 * another vector than elsewhere. So a scale lets neither a number nor such a pair's sum pass 127 (128 by rounding;
 * 128 * 255 fits). On this model that costs far less precision than 7-bit integers, the usual remedy.
 * @param matrix row by row, an even number of rows
 */
export function quantizeColumns(matrix: Float32Array, columns: number): QuantizedMatrix {
  const scales = new Float32Array(columns);
  for (let pair = 0; pair < matrix.length; pair += 2 * columns) {
    for (let column = 0; column < columns; column++) {
      const upper = matrix[pair + column] as number;
      const lower = matrix[pair + columns + column] as number;
      const largest = max(abs(upper), abs(lower), abs(upper + lower)) / REACH;
      if (largest > (scales[column] as number)) scales[column] = largest;
    }
  }
  const integers = new Int8Array(matrix.length);
  for (let row = 0; row < matrix.length; row += columns) {
    for (let column = 0; column < columns; column++) {
      integers[row + column] = round((matrix[row + column] as number) / (scales[column] || 1));
    }
  }
  return { integers, scales };
}
