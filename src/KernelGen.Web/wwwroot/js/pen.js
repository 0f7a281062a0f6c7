// The drawing area: strokes by mouse, finger, pen or keyboard, kept as lines of points so that the last can be undone.
import { exampleDigits } from './examples.js';

const width = 18;
const step = 8;

export function setUpPen(changed) {
  const canvas = document.getElementById('drawing');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const hint = document.getElementById('drawing-hint');
  const pen = { canvas, x: canvas.width / 2, y: canvas.height / 2, isDown: false, isKeyboard: false, strokes: [] };

  const paint = () => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.lineCap = context.lineJoin = 'round';
    context.lineWidth = width;
    context.strokeStyle = getComputedStyle(canvas).color;
    for (const stroke of pen.strokes) {
      context.beginPath();
      context.moveTo(stroke[0][0], stroke[0][1]);
      for (const [x, y] of stroke) context.lineTo(x, y);
      context.stroke();
    }
    hint.hidden = pen.strokes.length > 0 || pen.isKeyboard;
    changed();
  };
  const moveTo = (x, y) => {
    pen.x = Math.min(canvas.width - 1, Math.max(0, x));
    pen.y = Math.min(canvas.height - 1, Math.max(0, y));
    if (pen.isDown) pen.strokes.at(-1).push([pen.x, pen.y]);
    paint();
  };
  const putDown = () => { pen.isDown = true; pen.strokes.push([[pen.x, pen.y]]); paint(); };
  const lift = () => { if (pen.isDown) { pen.isDown = false; paint(); } };
  pen.clear = () => { pen.isDown = false; pen.strokes = []; paint(); };
  pen.undo = () => { pen.isDown = false; pen.strokes.pop(); paint(); };
  pen.repaint = paint;

  const place = event => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
  };
  canvas.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    pen.isKeyboard = false;
    [pen.x, pen.y] = place(event);
    putDown();
  });
  canvas.addEventListener('pointermove', event => { if (pen.isDown && !pen.isKeyboard) moveTo(...place(event)); });
  for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, lift);

  const arrows = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  canvas.addEventListener('keydown', event => {
    if (event.key in arrows) {
      pen.isKeyboard = true;
      moveTo(pen.x + arrows[event.key][0], pen.y + arrows[event.key][1]);
    } else if (event.key === ' ' || event.key === 'Enter') {
      pen.isKeyboard = true;
      if (pen.isDown) lift(); else putDown();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      pen.clear();
    } else {
      return;
    }
    event.preventDefault();
  });
  canvas.addEventListener('blur', () => { pen.isKeyboard = false; lift(); });

  document.getElementById('clear').addEventListener('click', pen.clear);
  document.getElementById('undo').addEventListener('click', pen.undo);
  const examples = document.getElementById('examples');
  exampleDigits.forEach((strokes, digit) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = digit;
    button.setAttribute('aria-label', `Draw a ${digit}`);
    button.addEventListener('click', () => play(strokes));
    examples.append(button);
  });

  // A stroke a few points at a time, as a hand would draw it.
  let playing = 0;
  async function play(strokes) {
    const mine = ++playing;
    pen.clear();
    pen.isKeyboard = false;
    const points = matchMedia('(prefers-reduced-motion: reduce)').matches ? Infinity : 3;
    for (const stroke of strokes) {
      pen.x = stroke[0][0] * canvas.width;
      pen.y = stroke[0][1] * canvas.height;
      putDown();
      for (let i = 1; i < stroke.length; i += points) {
        for (const [x, y] of stroke.slice(i, i + points)) pen.strokes.at(-1).push([pen.x = x * canvas.width, pen.y = y * canvas.height]);
        paint();
        await new Promise(requestAnimationFrame);
        if (mine !== playing) return;
      }
      lift();
    }
  }
  canvas.addEventListener('pointerdown', () => playing++);
  document.getElementById('clear').addEventListener('click', () => playing++);

  /** The ink, 0 to 255, row by row. */
  pen.ink = () => {
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
    const ink = new Uint8Array(pixels.length / 4);
    for (let i = 0; i < ink.length; i++) ink[i] = pixels[4 * i + 3];
    return ink;
  };
  return pen;
}
