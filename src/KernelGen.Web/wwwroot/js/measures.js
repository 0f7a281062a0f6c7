const byId = id => document.getElementById(id);
const ms = value => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

/** Fills the table of times; gives the milliseconds of one image. */
export function setUpMeasures(runtime, pictureView, ready) {
  const measure = () => {
    runtime.digits.Time(60);
    const perImage = Math.min(...Array.from({ length: 3 }, () => runtime.digits.Time(40)));
    byId('m-lenet').textContent = ms(perImage);
    byId('m-filter').textContent = `${ms(pictureView.measure())}, ${pictureView.width} × ${pictureView.height}`;
    byId('m-typed').textContent = ms(pictureView.typedMs);
    return perImage;
  };
  byId('m-ready').textContent = ms(ready);
  byId('measure').addEventListener('click', () => {
    pictureView.runTyped();
    measure();
  });
  return measure();
}
