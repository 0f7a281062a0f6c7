// Where LeNet-5's layers are stored one after another, and what their units see.

/** Each unit (x, y) of a layer sees `size` rows and columns of the input from (jump · x, jump · y) on. */
export const layers = [
  { name: 'C1', what: '6 maps of 28 × 28', maps: 6, side: 28, size: 5, jump: 1 },
  { name: 'S2', what: '6 maps of 14 × 14', maps: 6, side: 14, size: 6, jump: 2 },
  { name: 'C3', what: '16 maps of 10 × 10', maps: 16, side: 10, size: 14, jump: 2 },
  { name: 'S4', what: '16 maps of 5 × 5', maps: 16, side: 5, size: 16, jump: 4 },
];
export const inputSide = 32;

let offset = inputSide * inputSide;
for (const layer of layers) {
  layer.offset = offset;
  offset += layer.maps * layer.side * layer.side;
}
export const scoresOffset = offset;
export const valueCount = offset + 10;

/** The input rectangle that a unit sees. */
export const fieldOf = (layer, x, y) => ({ x: layer.jump * x, y: layer.jump * y, size: layer.size });

/** The columns (or rows) of units that see an input column (or row): [first, last], empty where last < first. */
export const unitsThatSee = (layer, place) => [
  Math.max(0, Math.ceil((place - layer.size + 1) / layer.jump)),
  Math.min(layer.side - 1, Math.floor(place / layer.jump)),
];

/** The unit with the greatest absolute value. */
export function strongest(layer, values) {
  let best = { layer, map: 0, x: 0, y: 0, value: 0 };
  for (let i = 0; i < layer.maps * layer.side * layer.side; i++) {
    const value = values[layer.offset + i];
    if (Math.abs(value) <= Math.abs(best.value)) continue;
    const rest = i % (layer.side * layer.side);
    best = { layer, map: Math.floor(i / (layer.side * layer.side)), x: rest % layer.side, y: Math.floor(rest / layer.side), value };
  }
  return best;
}
