// SPDX-License-Identifier: Apache-2.0
// same ECIA.json OTHER.json: whether another program declares the same resources with the same arguments. What cdktn adds is left out: its "//" notes, its
// provider and backend blocks, lists around single blocks; and the text of jsonencode(...), which has other spaces, counts without them.
import { readFileSync } from "node:fs";

function plain(value) {
  if (Array.isArray(value)) return value.length === 1 && typeof value[0] === "object" ? plain(value[0]) : value.map(plain);
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.keys(value).sort().filter((key) => key !== "//").map((key) => [key, plain(value[key])]));
  if (typeof value === "string" && value.startsWith("${jsonencode(")) return value.replace(/[\s"\\:=]/g, "");
  return value;
}

const [ours, other] = process.argv.slice(2).map((file) => plain(JSON.parse(readFileSync(file, "utf8")).resource));
for (const type of new Set([...Object.keys(ours), ...Object.keys(other)]))
  for (const name of new Set([...Object.keys(ours[type] ?? {}), ...Object.keys(other[type] ?? {})])) {
    const [a, b] = [ours, other].map((all) => JSON.stringify(all[type]?.[name]));
    if (a !== b) {
      console.error(`${type}.${name} differs:\n  ${a}\n  ${b}`);
      process.exit(1);
    }
  }
