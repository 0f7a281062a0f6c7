// One layer's maps in a row or two, on one canvas. Pointing or the arrows choose a unit.
import { unitsThatSee } from './fields.js';
import { colour } from './colours.js';

const gap = 3;
const cell = 84;

export class LayerStrip {
  constructor(layer, chosen) {
    this.layer = layer;
    this.unit = null;
    this.columns = Math.min(layer.maps, 8);
    const element = document.createElement('div');
    element.className = 'layer';
    element.innerHTML = `<div><b>${layer.name}</b><span class="small">${layer.what}; each unit sees ${layer.size} × ${layer.size}</span></div>`;
    this.canvas = document.createElement('canvas');
    this.canvas.id = `map-${layer.name}`;
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute('role', 'application');
    this.canvas.setAttribute('aria-label', `Layer ${layer.name}, ${layer.what}. Arrows choose a unit, page up and page down another map.`);
    const rows = Math.ceil(layer.maps / this.columns);
    this.canvas.width = this.columns * (cell + gap) - gap;
    this.canvas.height = rows * (cell + gap) - gap;
    this.tile = new OffscreenCanvas(layer.side, layer.side);
    element.append(this.canvas);
    this.element = element;
    this.isPointed = false;
    const choose = (unit, isPointed = false) => { this.unit = unit; this.isPointed = isPointed; chosen(this); };
    this.canvas.addEventListener('pointermove', event => choose(this.unitAt(event), true));
    this.canvas.addEventListener('pointerdown', event => choose(this.unitAt(event), true));
    // A page that scrolls under a resting pointer leaves it too: what the keyboard chose stays.
    this.canvas.addEventListener('pointerleave', () => { if (this.isPointed) choose(null); });
    this.canvas.addEventListener('blur', () => choose(null));
    this.canvas.addEventListener('focus', () => { if (!this.unit) choose({ map: 0, x: 0, y: 0 }); });
    this.canvas.addEventListener('keydown', event => {
      const unit = this.moved(event.key);
      if (!unit) return;
      event.preventDefault();
      choose(unit);
    });
  }

  moved(key) {
    const { side, maps } = this.layer;
    const { map, x, y } = this.unit ?? { map: 0, x: 0, y: 0 };
    const within = (value, count) => Math.min(count - 1, Math.max(0, value));
    switch (key) {
      case 'ArrowLeft': return { map, x: within(x - 1, side), y };
      case 'ArrowRight': return { map, x: within(x + 1, side), y };
      case 'ArrowUp': return { map, x, y: within(y - 1, side) };
      case 'ArrowDown': return { map, x, y: within(y + 1, side) };
      case 'PageUp': return { map: within(map - 1, maps), x, y };
      case 'PageDown': return { map: within(map + 1, maps), x, y };
      default: return null;
    }
  }

  unitAt(event) {
    const box = this.canvas.getBoundingClientRect();
    const x = (event.clientX - box.left) * this.canvas.width / box.width;
    const y = (event.clientY - box.top) * this.canvas.height / box.height;
    const map = Math.floor(y / (cell + gap)) * this.columns + Math.floor(x / (cell + gap));
    const unit = place => Math.floor((place % (cell + gap)) * this.layer.side / cell);
    return map < this.layer.maps && unit(x) < this.layer.side && unit(y) < this.layer.side ? { map, x: unit(x), y: unit(y) } : null;
  }

  /** Paints the maps; `marked` is a unit to outline, `place` an input position whose seeing units get a frame. */
  paint(values, ramp, marked, place) {
    const { layer } = this;
    const context = this.canvas.getContext('2d');
    const tile = this.tile.getContext('2d');
    context.imageSmoothingEnabled = false;
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    const image = tile.createImageData(layer.side, layer.side);
    const scale = cell / layer.side;
    for (let map = 0; map < layer.maps; map++) {
      const from = layer.offset + map * layer.side * layer.side;
      for (let i = 0; i < layer.side * layer.side; i++) ramp(values[from + i], image.data, 4 * i);
      tile.putImageData(image, 0, 0);
      const [left, top] = this.corner(map);
      context.drawImage(this.tile, left, top, cell, cell);
      if (place) {
        const [x0, x1] = unitsThatSee(layer, place.x);
        const [y0, y1] = unitsThatSee(layer, place.y);
        if (x1 < x0 || y1 < y0) continue;
        context.lineWidth = 1;
        context.strokeStyle = colour('--text');
        context.strokeRect(left + x0 * scale + .5, top + y0 * scale + .5, (x1 - x0 + 1) * scale - 1, (y1 - y0 + 1) * scale - 1);
      }
    }
    if (marked) {
      const [left, top] = this.corner(marked.map);
      context.lineWidth = 2;
      context.strokeStyle = colour('--mark');
      const size = Math.max(scale, 5);
      context.strokeRect(left + (marked.x + .5) * scale - size / 2, top + (marked.y + .5) * scale - size / 2, size, size);
    }
  }

  corner(map) {
    return [(map % this.columns) * (cell + gap), Math.floor(map / this.columns) * (cell + gap)];
  }
}
