import { setUpTheme } from './theme.js';
import { setUpPen } from './pen.js';
import { DigitView } from './digit-view.js';
import { PictureView } from './picture-view.js';
import { setUpMeasures } from './measures.js';

const status = document.getElementById('status');
let digitView;
setUpTheme(() => digitView?.repaint());
const pen = setUpPen(() => digitView?.read());

try {
  const { start } = await import('./runtime.js');
  const runtime = await start();
  digitView = new DigitView(runtime, pen);
  const pictureView = new PictureView(runtime);
  digitView.read();
  await pictureView.showDefault();
  const ready = performance.now();
  const perImage = setUpMeasures(runtime, pictureView, ready);
  status.textContent = `Ready. LeNet-5 takes ${perImage.toFixed(2)} ms per image here.`;
  status.classList.add('ready');

  // For tests and for the curious: the values behind the pictures.
  globalThis.kernelgen = { runtime, digitView, pictureView, pen, ready };
} catch (error) {
  status.textContent = `The page could not start: ${error.message}`;
  status.classList.add('failed');
  throw error;
}
