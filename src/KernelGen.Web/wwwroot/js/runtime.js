// The .NET side: starts the runtime and gives its exports, and views of its memory.
import { dotnet } from '../_framework/dotnet.js';

/** Starts the runtime and loads the trained weights. */
export async function start() {
  const [api, weights] = await Promise.all([dotnet.create(), load('lenet5.bin')]);
  const exports = await api.getAssemblyExports(api.getConfig().mainAssemblyName);
  const digits = exports.KernelGen.Web.Digits.DigitExports;
  digits.Load(new Uint8Array(weights));
  return {
    digits,
    filters: exports.KernelGen.Web.Filters.FilterExports,
    // Views are made anew for every use: the memory moves when it grows.
    bytes: (address, length) => api.localHeapViewU8().subarray(address, address + length),
    shorts: (address, length) => api.localHeapViewI16().subarray(address / 2, address / 2 + length),
    floats: (address, length) => api.localHeapViewF32().subarray(address / 4, address / 4 + length),
  };
}

async function load(name) {
  const response = await fetch(name);
  if (!response.ok) throw new Error(`${name} is missing (${response.status}).`);
  return response.arrayBuffer();
}
