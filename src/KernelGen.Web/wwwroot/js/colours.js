const channels = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim().split(' ').map(Number);

/** The theme's colours: -1 to 1 become low to zero to high. */
export function readRamp() {
  const [low, zero, high] = ['--low', '--zero', '--high'].map(channels);
  return (value, pixels, at) => {
    const end = value < 0 ? low : high;
    const share = Math.min(1, Math.abs(value));
    for (let i = 0; i < 3; i++) pixels[at + i] = zero[i] + (end[i] - zero[i]) * share;
    pixels[at + 3] = 255;
  };
}

export const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
