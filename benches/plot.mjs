// Two kinds of pictures, as text: bars on a scale of tens, and lines on two of them.

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const INK = "#57606a";
const COLOURS = ["#0969da", "#bf3989", "#1a7f37", "#9a6700", "#8250df", "#cf222e", "#0a7ea4", "#6e7781"];
const label = (x, y, text, more = "") => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escape(text)}</text>`;
const line = (x1, y1, x2, y2) =>
  `<path d="M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}" stroke="${INK}" stroke-opacity=".25"/>`;

function picture(title, width, height, parts) {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="sans-serif" font-size="12" fill="${INK}">\n`
    + [`<title>${escape(title)}</title>`, ...parts].join("\n")
    + "\n</svg>\n"
  );
}

/** Where a value stands on a scale of tens, and the tens themselves. */
function scale(values, from, to) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  const at = (value) => from + ((Math.log10(value) - low) / Math.max(1, high - low)) * (to - from);
  return { at, tens: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)) };
}
const short = (value) => (value >= 1000 ? value.toLocaleString("en") : String(Number(value.toPrecision(2))));

/** @param {string} title @param {[string, number][]} rows @param {(name: string) => boolean} isOurs */
export function bars(title, rows, isOurs) {
  const [left, width, step] = [270, 760, 20];
  const height = rows.length * step + 50;
  const { at, tens } = scale(
    rows.map(([, value]) => value),
    left,
    width - 60,
  );
  return picture(title, width, height, [
    label(left, 14, title),
    ...tens.flatMap((ten) => [
      line(at(ten), 24, at(ten), height - 22),
      label(at(ten), height - 8, short(ten), 'text-anchor="middle"'),
    ]),
    ...rows.flatMap(([name, value], index) => {
      const y = 26 + index * step;
      const colour = isOurs(name) ? COLOURS[0] : "#afb8c1";
      const bar = `<rect x="${left}" y="${y}" width="${(at(value) - left).toFixed(1)}" height="${step - 6}" fill="${colour}"/>`;
      const values = label(at(value) + 4, y + 11, short(value));
      return [label(left - 6, y + 11, name, 'text-anchor="end"'), bar, values];
    }),
  ]);
}

/** @param {string} title @param {{ name: string, points: [number, number][], slope: number }[]} series */
export function lines(title, series) {
  const [left, right, width, height] = [84, 510, 760, 340];
  const sizes = series[0].points.map(([size]) => size);
  const across = (size) => left + ((right - left) * Math.log(size / sizes[0])) / Math.log(sizes.at(-1) / sizes[0]);
  const costs = series.flatMap(({ points }) => points.map(([, cost]) => cost));
  const up = scale(costs, height - 40, 30);
  const byEnd = [...series].sort((one, other) => other.points.at(-1)[1] - one.points.at(-1)[1]);
  return picture(title, width, height, [
    label(left, 14, title),
    ...sizes.flatMap((size) => [
      line(across(size), 30, across(size), height - 40),
      label(across(size), height - 22, String(size), 'text-anchor="middle"'),
    ]),
    ...up.tens.flatMap((ten) => [
      line(left, up.at(ten), right, up.at(ten)),
      label(left - 6, up.at(ten) + 4, short(ten), 'text-anchor="end"'),
    ]),
    ...byEnd.flatMap(({ name, points, slope }, index) => {
      const path = points.map(([size, cost]) => `${across(size).toFixed(1)} ${up.at(cost).toFixed(1)}`).join("L");
      const y = 44 + index * 20;
      return [
        `<path d="M${path}" fill="none" stroke="${COLOURS[index]}" stroke-width="2"/>`,
        `<rect x="${right + 14}" y="${y - 9}" width="12" height="10" fill="${COLOURS[index]}"/>`,
        label(right + 32, y, `${name}: ${slope.toFixed(2)}`),
      ];
    }),
  ]);
}
