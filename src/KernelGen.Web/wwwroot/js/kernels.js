/** The nine compiled kernels; `signed` ones give 16-bit numbers, the others bytes. */
export const kernels = [
  { name: 'identity', title: 'Identity', taps: '0 0 0; 0 1 0; 0 0 0' },
  { name: 'blur', title: 'Blur', taps: '1 2 1; 2 4 2; 1 2 1', divisor: 16 },
  { name: 'sharpen', title: 'Sharpen', taps: '0 -1 0; -1 5 -1; 0 -1 0' },
  { name: 'outline', title: 'Outline', taps: '-1 -1 -1; -1 8 -1; -1 -1 -1', signed: true },
  { name: 'emboss', title: 'Emboss', taps: '-2 -1 0; -1 1 1; 0 1 2', signed: true },
  { name: 'top-sobel', title: 'Top Sobel', taps: '1 2 1; 0 0 0; -1 -2 -1', signed: true },
  { name: 'left-sobel', title: 'Left Sobel', taps: '1 0 -1; 2 0 -2; 1 0 -1', signed: true },
  { name: 'right-sobel', title: 'Right Sobel', taps: '-1 0 1; -2 0 2; -1 0 1', signed: true },
  { name: 'bottom-sobel', title: 'Bottom Sobel', taps: '-1 -2 -1; 0 0 0; 1 2 1', signed: true },
];

/** The entries under one another. */
export function taps(text) {
  const rows = text.split(';').map(row => row.trim().split(/\s+/));
  const width = Math.max(...rows.flat().map(entry => entry.length));
  return rows.map(row => row.map(entry => entry.padStart(width)).join(' ')).join('\n');
}
