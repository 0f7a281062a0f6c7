// Scores, input, maps and receptive fields of the drawing, after every move of the pen.
import { layers, inputSide, scoresOffset, valueCount, fieldOf, strongest } from './fields.js';
import { LayerStrip } from './layer-strip.js';
import { colour, readRamp } from './colours.js';

const byId = id => document.getElementById(id);
const percent = share => `${(100 * share).toFixed(1)} %`;

export class DigitView {
  constructor(runtime, pen) {
    this.runtime = runtime;
    this.pen = pen;
    this.ramp = readRamp();
    this.pointed = null;
    this.strips = layers.map(layer => new LayerStrip(layer, strip => this.pointAt(strip)));
    byId('layers').replaceChildren(...this.strips.map(strip => strip.element));
    byId('scores').replaceChildren(...Array.from({ length: 10 }, (_, digit) => {
      const item = document.createElement('li');
      item.innerHTML = `<span>${digit}</span><span class="bar" aria-hidden="true"><i></i></span><span class="share">–</span>`;
      return item;
    }));
    for (const radio of document.querySelectorAll('input[name=field]')) radio.addEventListener('change', () => this.paint());
  }

  /** Reads the drawing and shows everything. */
  read() {
    const { digits, bytes, floats } = this.runtime;
    const { width, height } = this.pen.canvas;
    bytes(digits.DrawingAddress(width, height), width * height).set(this.pen.ink());
    const place = digits.Read(width, height);
    this.place = place.length ? { scale: place[0], left: place[1], top: place[2] } : null;
    this.values = floats(digits.ValuesAddress(), valueCount).slice();
    this.showScores();
    this.paint();
  }

  repaint() {
    this.ramp = readRamp();
    this.pen.repaint();
  }

  showScores() {
    const scores = this.values.subarray(scoresOffset);
    const greatest = Math.max(...scores);
    const shares = Array.from(scores, score => Math.exp(score - greatest));
    const sum = shares.reduce((a, b) => a + b);
    this.best = this.place ? scores.indexOf(greatest) : -1;
    [...byId('scores').children].forEach((item, digit) => {
      const share = this.place ? shares[digit] / sum : 0;
      item.classList.toggle('best', digit === this.best);
      item.querySelector('i').style.transform = `scaleX(${share})`;
      item.querySelector('.share').textContent = this.place ? percent(share) : '–';
    });
    const text = this.place ? `Read as ${this.best}, ${percent(shares[this.best] / sum)}.` : 'Nothing is drawn yet.';
    byId('verdict-digit').textContent = this.place ? this.best : '–';
    byId('verdict-text').textContent = text;

    // Said once the pen rests: a screen reader that speaks at every move says nothing useful.
    clearTimeout(this.saying);
    if (this.place) this.saying = setTimeout(() => { byId('announce').textContent = text; }, 700);
    else byId('announce').textContent = '';
  }

  pointAt(strip) {
    this.pointed = strip.unit ? strip : this.pointed === strip ? null : this.pointed;
    this.paint();
  }

  /** The unit whose receptive field is shown. */
  unit() {
    if (!this.place) return null;
    if (this.pointed) {
      const { layer, unit } = this.pointed;
      return { layer, ...unit, value: this.values[layer.offset + (unit.map * layer.side + unit.y) * layer.side + unit.x], isChosen: true };
    }
    const name = document.querySelector('input[name=field]:checked').value;
    return strongest(layers.find(layer => layer.name === name), this.values);
  }

  paint() {
    if (!this.values) return;
    const unit = this.unit();
    const { pen, place } = this;
    const seen = place && (pen.isDown || pen.isKeyboard)
      ? { x: Math.floor(place.left + place.scale * pen.x), y: Math.floor(place.top + place.scale * pen.y) }
      : null;
    for (const strip of this.strips) strip.paint(this.values, this.ramp, unit?.layer === strip.layer ? unit : null, seen);
    const field = unit && fieldOf(unit.layer, unit.x, unit.y);
    this.paintInput(field);
    this.paintMarks(field);
    const text = !unit ? ''
      : `${unit.isChosen ? '' : 'Strongest: '}${unit.layer.name}, map ${unit.map + 1}, column ${unit.x + 1}, row ${unit.y + 1}: value `
        + `${unit.value.toFixed(2)}; it sees columns ${field.x + 1} to ${field.x + field.size}, rows ${field.y + 1} to ${field.y + field.size}.`;
    byId('unit').textContent = text;

    // Spoken only where a person chose the unit.
    byId('unit').setAttribute('aria-live', unit?.isChosen ? 'polite' : 'off');
  }

  paintInput(field) {
    const canvas = byId('input');
    const context = canvas.getContext('2d');
    const tile = this.tile ??= new OffscreenCanvas(inputSide, inputSide);
    const image = tile.getContext('2d').createImageData(inputSide, inputSide);
    for (let i = 0; i < inputSide * inputSide; i++) this.ramp((this.values[i] + .1) / 1.275, image.data, 4 * i);
    tile.getContext('2d').putImageData(image, 0, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(tile, 0, 0, canvas.width, canvas.height);
    if (!field) return;
    const scale = canvas.width / inputSide;
    context.lineWidth = 2;
    context.strokeStyle = colour('--mark');
    context.strokeRect(field.x * scale, field.y * scale, field.size * scale, field.size * scale);
  }

  // The same box on the drawing, and where the keyboard's pen is.
  paintMarks(field) {
    const canvas = byId('drawing-marks');
    const context = canvas.getContext('2d');
    const scale = canvas.width / this.pen.canvas.width;
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.lineWidth = 3;
    if (field) {
      const { place } = this;
      context.strokeStyle = colour('--mark');
      context.strokeRect(
        (field.x - place.left) / place.scale * scale, (field.y - place.top) / place.scale * scale,
        field.size / place.scale * scale, field.size / place.scale * scale);
    }
    if (this.pen.isKeyboard) {
      const [x, y] = [this.pen.x * scale, this.pen.y * scale];
      context.strokeStyle = colour('--accent');
      context.beginPath();
      context.arc(x, y, 16, 0, 2 * Math.PI);
      context.moveTo(x - 28, y); context.lineTo(x + 28, y);
      context.moveTo(x, y - 28); context.lineTo(x, y + 28);
      context.stroke();
    }
  }
}
