// Writes pijler/foundation/ui/shapes.json, which the template tags read: the icons we use, the faces and the bows.
import { readFileSync, writeFileSync } from "node:fs";

const SHAPES = "../pijler/foundation/ui/shapes.json";

function icon(name) {
  const svg = readFileSync(`node_modules/lucide-static/icons/${name}.svg`, "utf8");
  return svg.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "").replace(/\s+/g, " ").replaceAll("> <", "><").trim();
}

export function drawShapes() {
  const names = JSON.parse(readFileSync("src/icons.json", "utf8")).sort();
  const icons = Object.fromEntries(names.map((name) => [name, icon(name)]));
  const { faces, bow } = JSON.parse(readFileSync("src/faces.json", "utf8"));
  const text = JSON.stringify({ icons, faces, bow }, null, 1);
  writeFileSync(SHAPES, `${text}\n`);
}
