import { PIECES_INPUT, SHARE_INPUT, VECTOR_OUTPUT } from './onnx-names.js';
import { OnnxBuilder, type TensorName } from './onnx-ops.js';
import type { LayerWeights, LinearWeights, NormWeights, UseLiteWeights } from './onnx-weights.js';
import { quantizeColumns } from './quantize.js';
import { MAX_PIECES, type Precision, VECTOR_SIZE } from './use-lite.js';

/** Features of a piece before the first layer; half are sines of its position, half cosines. */
const PIECE_FEATURES = 256;
/** Features of a piece from the first layer on. */
const FEATURES = VECTOR_SIZE;
/** Features between the two products of a feed-forward part. */
const INNER_FEATURES = 1536;
const HEADS = 4;
/** The published graph doubles the rows of the piece table. */
const PIECE_SCALE = 2;
/** Added to the variance in layer normalization. */
const NORM_EPSILON = 1e-6;
/** Keeps a norm of 0 from dividing. */
const SMALLEST_SQUARED_NORM = 1e-12;

/**
 * Products that int8 leaves in full precision: the first two that see the embedded pieces, whose range is wide, and the
 * last, which has one row. Measured on 400 texts of the corpus: least cosine to fp32 0.9988 rather than 0.9978, for a
 * sixth of the speed.
 */
const KEPT_IN_FULL: ReadonlySet<string> = new Set(['widen', 'layer_0/attention/query_key_value', 'projection']);

/**
 * The bundled model as an ONNX model. It takes one text at a time: with one thread, batches of 4 or 16 texts of the
 * corpus were no faster (int8: 593 texts a second singly, 600 and 508 in batches), need padding and a mask, and would
 * make the int8 vector of a text depend on its neighbours, as the range of the integers is chosen for a whole product.
 */
export function buildOnnxModel(weights: UseLiteWeights, precision: Precision): Uint8Array {
  return new UseLiteGraph(weights, precision).build();
}

class UseLiteGraph {
  private readonly graph = new OnnxBuilder('use-lite-en');

  constructor(
    private readonly weights: UseLiteWeights,
    private readonly precision: Precision,
  ) {}

  build(): Uint8Array {
    const { graph, weights } = this;
    const pieces = graph.integerInput(PIECES_INPUT, ['pieces']);
    const count = graph.add('Shape', 'piece_count', [pieces]);
    const embedded = this.embed(pieces, count);
    const widened = this.linear('widen', embedded, weights.widen, PIECE_FEATURES, FEATURES);
    const first = this.transformerLayer('layer_0', embedded, PIECE_FEATURES, widened, weights.layers[0]);
    const second = this.transformerLayer('layer_1', first, FEATURES, first, weights.layers[1]);
    const projected = this.linear('projection', this.mean(second), weights.projection, FEATURES, VECTOR_SIZE);
    this.unitVector(graph.add('Tanh', 'tanh', [projected]));
    graph.output(VECTOR_OUTPUT, [1, VECTOR_SIZE]);
    return graph.toBytes();
  }

  /** Looks the pieces up and adds what says where each stands (sinusoids, as in Vaswani et al. 2017). */
  private embed(pieces: TensorName, count: TensorName): TensorName {
    const { graph, weights } = this;
    const vocabularySize = weights.pieceTable.length / PIECE_FEATURES;
    const table = graph.constant('piece_table', [vocabularySize, PIECE_FEATURES], weights.pieceTable);
    const rows = graph.add('Gather', 'embed/rows', [table, pieces]);
    const scaled = graph.add('Mul', 'embed/scaled', [rows, graph.number('embed/scale', PIECE_SCALE)]);
    const signal = positionSignal(weights.positionRates);
    const positions = graph.constant('positions', [MAX_PIECES, PIECE_FEATURES], signal);
    const fromStart = graph.integers('embed/from_start', 0);
    const used = graph.add('Slice', 'embed/positions', [positions, fromStart, count]);
    return graph.add('Add', 'embed/sum', [scaled, used]);
  }

  /** Attention, then two products, each over the normalized input and added to what came in (pre-norm). */
  private transformerLayer(
    name: string,
    input: TensorName,
    width: number,
    carried: TensorName,
    weights: LayerWeights,
  ): TensorName {
    const { graph } = this;
    const attended = this.attention(`${name}/attention`, input, width, weights);
    const sum = graph.add('Add', `${name}/attention/sum`, [attended, carried]);
    const path = `${name}/feed_forward`;
    const normalized = this.layerNorm(`${path}/norm`, sum, FEATURES, weights.feedForwardNorm);
    const inner = this.linear(`${path}/expand`, normalized, weights.expand, FEATURES, INNER_FEATURES);
    const active = graph.add('Relu', `${path}/relu`, [inner]);
    const outer = this.linear(`${path}/contract`, active, weights.contract, INNER_FEATURES, FEATURES);
    return graph.add('Add', `${path}/sum`, [outer, sum]);
  }

  /** Multi-head self-attention over all pieces of the text. */
  private attention(name: string, input: TensorName, width: number, weights: LayerWeights): TensorName {
    const { graph } = this;
    const headWidth = width / HEADS;
    const normalized = this.layerNorm(`${name}/norm`, input, width, weights.attentionNorm);
    const all = this.linear(`${name}/query_key_value`, normalized, weights.queryKeyValue, width, 3 * width);
    const sizes = graph.integers(`${name}/sizes`, width, width, width);
    const parts = [`${name}/queries`, `${name}/keys`, `${name}/values`] as const;
    const [queries, keys, values] = graph.addSplit(`${name}/split`, all, sizes, 1, parts);
    // In a shape, 0 keeps the dimension: [pieces, width] becomes [pieces, heads, width of a head].
    const headShape = graph.integers(`${name}/head_shape`, 0, HEADS, headWidth);
    const perHead = (tensor: TensorName, order: readonly number[]): TensorName => {
      const heads = graph.add('Reshape', `${tensor}/heads`, [tensor, headShape]);
      return graph.add('Transpose', `${tensor}/by_head`, [heads], { perm: order });
    };
    const scale = graph.number(`${name}/scale`, 1 / Math.sqrt(headWidth));
    const scaledQueries = graph.add('Mul', `${name}/scaled_queries`, [perHead(queries, [1, 0, 2]), scale]);
    const scores = graph.add('MatMul', `${name}/scores`, [scaledQueries, perHead(keys, [1, 2, 0])]);
    const shares = graph.add('Softmax', `${name}/shares`, [scores], { axis: -1 });
    const mixed = graph.add('MatMul', `${name}/mixed`, [shares, perHead(values, [1, 0, 2])]);
    const byPiece = graph.add('Transpose', `${name}/by_piece`, [mixed], { perm: [1, 0, 2] });
    const rowShape = graph.integers(`${name}/row_shape`, 0, width);
    const rows = graph.add('Reshape', `${name}/rows`, [byPiece, rowShape]);
    return this.linear(`${name}/output`, rows, weights.attentionOutput, width, FEATURES);
  }

  private layerNorm(name: string, input: TensorName, width: number, weights: NormWeights): TensorName {
    const scale = this.graph.constant(`${name}/scale`, [width], weights.scale);
    const bias = this.graph.constant(`${name}/bias`, [width], weights.bias);
    return this.graph.add('LayerNormalization', name, [input, scale, bias], {
      axis: -1,
      epsilon: { float: NORM_EPSILON },
    });
  }

  /** A product with a kernel, plus a bias. */
  private linear(name: string, input: TensorName, weights: LinearWeights, inputs: number, outputs: number): TensorName {
    const { graph } = this;
    const offset = graph.constant(`${name}/bias`, [outputs], weights.bias);
    if (this.precision === 'int8' && !KEPT_IN_FULL.has(name)) {
      return this.quantizedLinear(name, input, weights.kernel, [inputs, outputs], offset);
    }
    const kernel = graph.constant(`${name}/kernel`, [inputs, outputs], weights.kernel);
    return graph.add('Add', name, [graph.add('MatMul', `${name}/product`, [input, kernel]), offset]);
  }

  /** The same with 8-bit numbers; the input's are made on the way, over the range that it has. */
  private quantizedLinear(
    name: string,
    input: TensorName,
    kernel: Float32Array,
    [inputs, outputs]: [number, number],
    offset: TensorName,
  ): TensorName {
    const { graph } = this;
    const { integers, scales } = quantizeColumns(kernel, outputs);
    return graph.addRuntimeOperator('DynamicQuantizeMatMul', name, [
      input,
      graph.constant(`${name}/kernel`, [inputs, outputs], integers),
      graph.constant(`${name}/kernel_scales`, [outputs], scales),
      graph.constant(`${name}/kernel_zero_points`, [outputs], new Int8Array(outputs)),
      offset,
    ]);
  }

  /** The mean over the pieces; zeros for a text that has none. */
  private mean(rows: TensorName): TensorName {
    const { graph } = this;
    const overPieces = graph.integers('mean/axis', 0);
    const sum = graph.add('ReduceSum', 'mean/sum', [rows, overPieces], { keepdims: 1 });
    return graph.add('Mul', 'mean', [sum, graph.floatInput(SHARE_INPUT, [])]);
  }

  private unitVector(vector: TensorName): TensorName {
    const { graph } = this;
    const squares = graph.add('Mul', 'norm/squares', [vector, vector]);
    const alongRow = graph.integers('norm/axis', 1);
    const sum = graph.add('ReduceSum', 'norm/sum', [squares, alongRow], { keepdims: 1 });
    const safe = graph.add('Max', 'norm/safe', [sum, graph.number('norm/least', SMALLEST_SQUARED_NORM)]);
    return graph.add('Div', VECTOR_OUTPUT, [vector, graph.add('Sqrt', 'norm', [safe])]);
  }
}

/** One row a position: the sines of all rates, then their cosines. */
function positionSignal(rates: Float32Array): Float32Array {
  const signal = new Float32Array(MAX_PIECES * PIECE_FEATURES);
  for (let position = 0; position < MAX_PIECES; position++) {
    rates.forEach((rate, index) => {
      const angle = Math.fround(position * rate);
      const at = position * PIECE_FEATURES + index;
      signal[at] = Math.sin(angle);
      signal[at + rates.length] = Math.cos(angle);
    });
  }
  return signal;
}
