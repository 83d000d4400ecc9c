import onnxProto, { type onnx as Proto } from 'onnx-proto';

const { onnx } = onnxProto;
const { DataType } = onnx.TensorProto;
const { AttributeType } = onnx.AttributeProto;

/** The standard operators' version; 17 is the first with LayerNormalization. */
const OPSET = 17;
/** Operators of onnxruntime that the standard lacks. */
const RUNTIME_DOMAIN = 'com.microsoft';

/** Numbers that a tensor of constants can hold, and the type that ONNX calls them. */
type TensorData = Float32Array | Int8Array | BigInt64Array;

/** An attribute of an operator: a whole number, several, or a fraction. */
type Attribute = number | readonly number[] | { readonly float: number };

/** Name of a tensor in the graph: an input, a constant or what an operator gives. */
export type TensorName = string;

/** Builds an ONNX model, operator by operator. Names are paths such as `layer_0/attention/scores`. */
export class OnnxBuilder {
  private readonly nodes: Proto.INodeProto[] = [];
  private readonly constants: Proto.ITensorProto[] = [];
  private readonly inputs: Proto.IValueInfoProto[] = [];
  private readonly outputs: Proto.IValueInfoProto[] = [];

  constructor(private readonly name: string) {}

  /** Declares an input of 32-bit whole numbers; a dimension given by name is known when the model runs. */
  integerInput(name: TensorName, dimensions: readonly (number | string)[]): TensorName {
    this.inputs.push(valueInfo(name, DataType.INT32, dimensions));
    return name;
  }

  /** Declares an input of 32-bit fractions; no dimensions make a single number. */
  floatInput(name: TensorName, dimensions: readonly (number | string)[]): TensorName {
    this.inputs.push(valueInfo(name, DataType.FLOAT, dimensions));
    return name;
  }

  /** Declares which tensor is the model's result. */
  output(name: TensorName, dimensions: readonly (number | string)[]): void {
    this.outputs.push(valueInfo(name, DataType.FLOAT, dimensions));
  }

  /** Adds constants; no dimensions make a single number. */
  constant(name: TensorName, dimensions: readonly number[], data: TensorData): TensorName {
    const rawData = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.constants.push(onnx.TensorProto.create({ name, dims: [...dimensions], dataType: typeOf(data), rawData }));
    return name;
  }

  /** Adds one number. */
  number(name: TensorName, value: number): TensorName {
    return this.constant(name, [], Float32Array.of(value));
  }

  /** Adds a list of whole numbers, as operators take shapes and axes. */
  integers(name: TensorName, ...values: number[]): TensorName {
    return this.constant(name, [values.length], BigInt64Array.from(values, BigInt));
  }

  /** Adds a standard operator; returns the name of what it gives, which is the operator's own. */
  add(
    operator: string,
    name: TensorName,
    inputs: readonly TensorName[],
    attributes: Record<string, Attribute> = {},
  ): TensorName {
    this.addNode(operator, name, inputs, [name], attributes, '');
    return name;
  }

  /** Adds an operator that gives several tensors; returns their names. */
  addSplit<const Names extends readonly TensorName[]>(
    name: TensorName,
    input: TensorName,
    sizes: TensorName,
    axis: number,
    outputs: Names,
  ): Names {
    this.addNode('Split', name, [input, sizes], outputs, { axis }, '');
    return outputs;
  }

  /** Adds an operator that only onnxruntime has. */
  addRuntimeOperator(operator: string, name: TensorName, inputs: readonly TensorName[]): TensorName {
    this.addNode(operator, name, inputs, [name], {}, RUNTIME_DOMAIN);
    return name;
  }

  /** The model as an .onnx file holds it. */
  toBytes(): Uint8Array {
    const model = onnx.ModelProto.create({
      irVersion: onnx.Version.IR_VERSION,
      producerName: this.name,
      opsetImport: [
        { domain: '', version: OPSET },
        { domain: RUNTIME_DOMAIN, version: 1 },
      ],
      graph: {
        name: this.name,
        node: this.nodes,
        initializer: this.constants,
        input: this.inputs,
        output: this.outputs,
      },
    });
    return onnx.ModelProto.encode(model).finish();
  }

  private addNode(
    opType: string,
    name: string,
    input: readonly TensorName[],
    output: readonly TensorName[],
    attributes: Record<string, Attribute>,
    domain: string,
  ): void {
    const attribute = Object.entries(attributes).map(([key, value]) => attributeOf(key, value));
    this.nodes.push(onnx.NodeProto.create({ opType, name, input: [...input], output: [...output], attribute, domain }));
  }
}

function attributeOf(name: string, value: Attribute): Proto.IAttributeProto {
  if (typeof value === 'number') return { name, type: AttributeType.INT, i: value };
  if ('float' in value) return { name, type: AttributeType.FLOAT, f: value.float };
  return { name, type: AttributeType.INTS, ints: [...value] };
}

function typeOf(data: TensorData): number {
  if (data instanceof Float32Array) return DataType.FLOAT;
  return data instanceof Int8Array ? DataType.INT8 : DataType.INT64;
}

function valueInfo(name: string, elemType: number, dimensions: readonly (number | string)[]) {
  const dim = dimensions.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }));
  return onnx.ValueInfoProto.create({ name, type: { tensorType: { elemType, shape: { dim } } } });
}
