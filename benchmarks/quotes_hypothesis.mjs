// The Hypothesis client's way of finding a quote, written anew from its published weights: approximate matches with
// up to half the quote's length of errors, scored by quote (50), prefix (20), suffix (20) and position (2).
// usage: node quotes_hypothesis.mjs FOLDER_WITH_NODE_MODULES < {"texts": {name: text}, "quotes": [...]} > results
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const entry = join(process.argv[2], "node_modules/approx-string-match/build/src/index.js");
const { default: approximate } = await import(pathToFileURL(entry));

function matches(text, sought, most) {
  const exact = [];
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    exact.push({ start: at, end: at + sought.length, errors: 0 });
  }
  return exact.length > 0 ? exact : approximate(text, sought, most);
}

function likeness(text, sought) {
  if (text === "" || sought === "") return 0;
  return 1 - matches(text, sought, sought.length)[0].errors / sought.length;
}

function find(text, { quote, prefix, suffix, position }) {
  const found = matches(text, quote, Math.min(256, quote.length / 2));
  let best = null;
  for (const { start, end, errors } of found) {
    const before = prefix ? likeness(text.slice(Math.max(0, start - prefix.length), start), prefix) : 1;
    const after = suffix ? likeness(text.slice(end, end + suffix.length), suffix) : 1;
    const near = position === null ? 1 : 1 - Math.abs(start - position) / text.length;
    const score = 50 * (1 - errors / quote.length) + 20 * before + 20 * after + 2 * near;
    if (best === null || score > best.score) best = { start, end, score };
  }
  return best;
}

const points = (text, end) => [...text.slice(0, end)].length; // from UTF-16 units to code points
const { texts, quotes } = JSON.parse(readFileSync(0, "utf8"));
const results = quotes.map((sought) => {
  const text = texts[sought.text];
  const began = process.hrtime.bigint();
  const best = find(text, sought);
  const ms = Number(process.hrtime.bigint() - began) / 1e6;
  const span = best && [points(text, best.start), points(text, best.end)];
  return { id: sought.id, start: span && span[0], end: span && span[1], ms };
});
console.log(JSON.stringify(results));
