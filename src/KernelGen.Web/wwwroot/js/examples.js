// The ten digits as strokes in the unit square, each stroke a line of points.

const line = (...corners) => corners.slice(1).flatMap((to, i) => {
  const from = corners[i];
  return Array.from({ length: 8 }, (_, k) => [from[0] + (to[0] - from[0]) * (k + 1) / 8, from[1] + (to[1] - from[1]) * (k + 1) / 8]);
});
const arc = (x, y, rx, ry, from, to) => Array.from({ length: 25 }, (_, k) => {
  const angle = (from + (to - from) * k / 24) * Math.PI / 180;
  return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)];
});

export const exampleDigits = [
  [arc(.5, .5, .2, .32, -90, -455)],
  [line([.4, .27], [.53, .18], [.5, .82])],
  [[...arc(.48, .36, .18, .17, -170, 35), ...line([.62, .46], [.3, .8], [.72, .79])]],
  [[...arc(.46, .34, .18, .16, -150, 80), ...arc(.46, .65, .21, .17, -80, 150)]],
  [line([.38, .2], [.3, .54], [.7, .54]), line([.62, .3], [.58, .84])],
  [[...line([.68, .2], [.4, .2], [.36, .47]), ...arc(.47, .62, .2, .19, -120, 140)]],
  [[...line([.6, .17], [.37, .5]), ...arc(.48, .64, .17, .18, 200, 560)]],
  [line([.28, .22], [.7, .22], [.45, .82])],
  [[...arc(.5, .34, .16, .15, 60, -240), ...arc(.5, .66, .19, .18, -120, 240), [.57, .47]]],
  [[...arc(.49, .36, .17, .17, -20, -360), ...line([.66, .36], [.58, .84])]],
];
