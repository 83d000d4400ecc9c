const { TestEnvironment } = require('jest-environment-node');

/**
 * Native add-ons (onnxruntime-node) check that a tensor's data is an instance of the process's own typed arrays; jest
 * gives each test file a realm with other ones. This environment hands the process's own to the test.
 */
module.exports = class NativeEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const type of [Float32Array, BigInt64Array, Int32Array, Uint8Array, ArrayBuffer, Buffer]) {
      this.global[type.name] = type;
    }
  }
};
