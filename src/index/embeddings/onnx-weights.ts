import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { weightsFolder } from './use-lite.js';

/** A matrix product's kernel, row by row (one row an input), and what is added to each output. */
export interface LinearWeights {
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

/** Layer normalization: a factor and an offset for each feature. */
export interface NormWeights {
  readonly scale: Float32Array;
  readonly bias: Float32Array;
}

/** One transformer layer. */
export interface LayerWeights {
  readonly attentionNorm: NormWeights;
  /** Queries, keys and values side by side. */
  readonly queryKeyValue: LinearWeights;
  readonly attentionOutput: LinearWeights;
  readonly feedForwardNorm: NormWeights;
  readonly expand: LinearWeights;
  readonly contract: LinearWeights;
}

/** All trained numbers of the bundled model. */
export interface UseLiteWeights {
  /** One row for each piece of the vocabulary. */
  readonly pieceTable: Float32Array;
  /** Angular speed of each pair of the sinusoidal position signal. */
  readonly positionRates: Float32Array;
  readonly layers: readonly [LayerWeights, LayerWeights];
  /** Carries the first layer's narrow input past its attention to the wider output. */
  readonly widen: LinearWeights;
  /** The last layer, over the mean of the pieces. */
  readonly projection: LinearWeights;
}

interface WeightsManifest {
  readonly weightsManifest: readonly {
    readonly paths: readonly string[];
    readonly weights: readonly { readonly name: string; readonly shape: readonly number[]; readonly dtype: string }[];
  }[];
}

const VARIABLES = 'module/Encoder_en/KonaTransformer/Encode';
const APPLIED = 'module_apply_default/Encoder_en/KonaTransformer/Encode';
const LAYER_NORM = 'layer_prepostprocess/layer_norm/layer_norm';
const JOINED = 'ConcatPartitions/concat';

/**
 * Reads the model's numbers from the package that brings them.
 * @throws Error naming the first weight that is missing, where the package is not the one this code knows
 */
export function readWeights(): UseLiteWeights {
  const tensors = readTensors();
  const tensor = (name: string): Float32Array => {
    const data = tensors.get(name);
    if (data === undefined)
      throw new Error(`${weightsFolder()}: there is no weight "${name}"; npm ci restores the package`);
    return data;
  };
  const layer = (number: 0 | 1): LayerWeights => {
    const applied = `${APPLIED}/Layer_${number}/TransformerLayer`;
    const stacked = `${APPLIED}/TransformerStack/Layer_${number}/TransformerLayer`;
    const norm = (path: string): NormWeights => ({
      scale: tensor(`${path}_scale/${JOINED}`),
      bias: tensor(`${path}_bias/${JOINED}`),
    });
    const attention = (part: string): LinearWeights => ({
      kernel: tensor(`${VARIABLES}/Layer_${number}/TransformerLayer/MultiheadAttention/${part}/kernel/part_0`),
      bias: tensor(`${applied}/MultiheadAttention/${part}/bias/${JOINED}`),
    });
    const feedForward = (part: string): LinearWeights => ({
      kernel: tensor(`${stacked}/FFN/${part}/Tensordot/Reshape_1`),
      bias: tensor(`${applied}/FFN/${part}/bias/${JOINED}`),
    });
    return {
      attentionNorm: norm(`${applied}/${LAYER_NORM}`),
      queryKeyValue: attention('qkv_transform_single'),
      attentionOutput: attention('output_transform_single'),
      feedForwardNorm: norm(`${applied}/FFN/${LAYER_NORM}`),
      expand: feedForward('conv1'),
      contract: feedForward('conv2'),
    };
  };
  const dense = `${APPLIED}/Layer_0/TransformerLayer/dense`;
  const tanh = 'module/Encoder_en/hidden_layers/tanh_layer_0';
  return {
    pieceTable: tensor('module/Embeddings_en'),
    positionRates: tensor(`${APPLIED}/TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1`),
    layers: [layer(0), layer(1)],
    widen: { kernel: tensor(`${dense}/kernel/${JOINED}`), bias: tensor(`${dense}/bias/${JOINED}`) },
    projection: { kernel: tensor(`${tanh}/weights`), bias: tensor(`${tanh}/bias`) },
  };
}

/** The weights lie one after the other in the shards, in the manifest's order, four bytes a number. */
function readTensors(): Map<string, Float32Array> {
  const folder = weightsFolder();
  const { weightsManifest } = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as WeightsManifest;
  const tensors = new Map<string, Float32Array>();
  for (const group of weightsManifest) {
    const bytes = Buffer.concat(group.paths.map((path) => readFileSync(join(folder, path))));
    let offset = bytes.byteOffset;
    for (const { name, shape, dtype } of group.weights) {
      const length = shape.reduce((product, size) => product * size, 1);
      if (dtype === 'float32') tensors.set(name, new Float32Array(bytes.buffer, offset, length));
      offset += Float32Array.BYTES_PER_ELEMENT * length;
    }
  }
  return tensors;
}
