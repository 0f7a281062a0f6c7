// A picture through the nine compiled kernels, and through one that is typed.
import { kernels, taps } from './kernels.js';

const maxWidth = 640;
const maxHeight = 480;
const byId = id => document.getElementById(id);

export class PictureView {
  constructor(runtime) {
    this.runtime = runtime;
    this.figures = kernels.map(kernel => this.addFigure(kernel));
    this.setUpDrop();
    this.setUpEditor();
  }

  async showDefault() {
    await this.show(await (await fetch('landscape.png')).blob(), 'a landscape drawn by a program');
  }

  /** Shows and filters a picture file. */
  async show(blob, name) {
    let picture;
    try {
      picture = await createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'default' });
    } catch {
      byId('picture-note').textContent = `${name} is not a picture that this browser can read.`;
      return;
    }
    const scale = Math.min(1, maxWidth / picture.width, maxHeight / picture.height);
    this.width = Math.max(1, Math.round(picture.width * scale));
    this.height = Math.max(1, Math.round(picture.height * scale));
    const canvas = new OffscreenCanvas(this.width, this.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.fillStyle = '#fff';
    context.fillRect(0, 0, this.width, this.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, this.width, this.height);
    const pixels = context.getImageData(0, 0, this.width, this.height).data;
    const { filters, bytes } = this.runtime;
    bytes(filters.ColoursAddress(this.width, this.height), pixels.length).set(pixels);
    this.paint(byId('source'), bytes(filters.ToGray(), this.width * this.height));
    const shrunk = scale < 1 ? `, scaled down from ${picture.width} × ${picture.height}` : '';
    byId('picture-note').textContent = `${name}: ${this.width} × ${this.height}${shrunk}, in gray.`;
    this.filterAll();
    this.runTyped();
  }

  /** Milliseconds of the compiled kernels (3 × 3), the mean. */
  measure() {
    const times = kernels.slice(1).map(kernel => {
      this.runtime.filters.Run(kernel.name, 5);
      return this.runtime.filters.Run(kernel.name, 10);
    });
    return times.reduce((a, b) => a + b) / times.length;
  }

  filterAll() {
    kernels.forEach((kernel, i) => {
      this.runtime.filters.Run(kernel.name, 3);
      const ms = this.runtime.filters.Run(kernel.name, 3);
      const [least, greatest] = this.paint(this.figures[i].canvas, this.result(kernel));
      this.figures[i].facts.textContent = `${kernel.signed ? `${least} to ${greatest}` : 'bytes'} · ${ms.toFixed(1)} ms`;
    });
  }

  /** The numbers that the last run gave. */
  result(kernel) {
    const { filters, bytes, shorts } = this.runtime;
    const length = this.width * this.height;
    return kernel.signed ? shorts(filters.ShortsAddress(), length) : bytes(filters.BytesAddress(), length);
  }

  runTyped() {
    if (!this.width) return;
    const kernel = byId('kernel');
    try {
      const ms = this.runtime.filters.RunTyped(kernel.value, byId('divisor').value, byId('offset').value);
      this.typedMs = ms;
      const values = this.result({ signed: true });
      const [least, greatest] = this.paint(byId('typed'), values, values.every(value => value >= 0 && value <= 255));
      byId('typed-note').textContent = `${least} to ${greatest} · ${ms.toFixed(0)} ms in clear loops`;
      byId('kernel-error').textContent = '';
      kernel.removeAttribute('aria-invalid');
    } catch (error) {
      byId('kernel-error').textContent = error.message;
      kernel.setAttribute('aria-invalid', 'true');
    }
  }

  // Numbers with a sign are stretched, least to black and greatest to white; bytes are shown as they are.
  paint(canvas, values, asBytes = values instanceof Uint8Array) {
    let [least, greatest] = [values[0], values[0]];
    for (const value of values) {
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    const range = greatest - least;
    canvas.width = this.width;
    canvas.height = this.height;
    const context = canvas.getContext('2d');
    const image = context.createImageData(this.width, this.height);
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < values.length; i++) {
      const gray = asBytes ? values[i] : range === 0 ? 128 : Math.floor(((values[i] - least) * 255 + (range >> 1)) / range);
      pixels[i] = 0xff000000 | gray * 0x010101;
    }
    context.putImageData(image, 0, 0);
    return [least, greatest];
  }

  addFigure(kernel) {
    const figure = document.createElement('figure');
    figure.innerHTML = `<canvas role="img" aria-label="The picture through ${kernel.title}"></canvas>`
      + `<figcaption><b>${kernel.title}</b><span class="facts"></span><pre class="taps"></pre></figcaption>`;
    figure.querySelector('pre').textContent = taps(kernel.taps) + (kernel.divisor ? `\n/ ${kernel.divisor}` : '');
    byId('nine').append(figure);
    return { canvas: figure.querySelector('canvas'), facts: figure.querySelector('.facts') };
  }

  setUpDrop() {
    const drop = byId('drop');
    for (const name of ['dragenter', 'dragover']) {
      drop.addEventListener(name, event => { event.preventDefault(); drop.classList.add('over'); });
    }
    drop.addEventListener('dragleave', () => drop.classList.remove('over'));
    drop.addEventListener('drop', event => {
      event.preventDefault();
      drop.classList.remove('over');
      const [file] = event.dataTransfer.files;
      if (file) this.show(file, file.name);
    });
    byId('file').addEventListener('change', event => {
      const [file] = event.target.files;
      if (file) this.show(file, file.name);
    });
  }

  setUpEditor() {
    const preset = byId('preset');
    preset.append(...kernels.map(kernel => new Option(kernel.title, kernel.name)));
    preset.append(new Option('Box 5 × 5', 'box'), new Option('Motion blur 1 × 9', 'motion'));
    const more = {
      box: { taps: Array(5).fill('1 1 1 1 1').join('; '), divisor: 25 },
      motion: { taps: '1 1 1 1 1 1 1 1 1', divisor: 9 },
    };
    const choose = () => {
      const kernel = more[preset.value] ?? kernels.find(k => k.name === preset.value);
      byId('kernel').value = taps(kernel.taps);
      byId('divisor').value = kernel.divisor ?? 1;
      byId('offset').value = 0;
      this.runTyped();
    };
    preset.value = 'emboss';
    preset.addEventListener('change', choose);
    for (const id of ['kernel', 'divisor', 'offset']) {
      byId(id).addEventListener('input', () => {
        clearTimeout(this.typing);
        this.typing = setTimeout(() => this.runTyped(), 200);
      });
    }
    byId('editor').addEventListener('submit', event => event.preventDefault());
    choose();
  }
}
