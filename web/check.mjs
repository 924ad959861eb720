/** Lints, checks the types of every folder with a tsconfig.json, runs the unit tests, weighs the widget. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
let failed = false;

function node(heading, script, ...words) {
  console.log(`\n${heading}`);
  const run = [`${here}node_modules/${script}`, ...words];
  failed = spawnSync(process.execPath, run, { cwd: here, stdio: "inherit" }).status !== 0 || failed;
}

node("biome", "@biomejs/biome/bin/biome", "lint", "--diagnostic-level=error", ".");
for (const folder of readdirSync(here)) {
  if (folder === "node_modules" || !existsSync(`${here}${folder}/tsconfig.json`)) continue;
  // The native compiler; openapi-typescript still needs the one before it.
  node(`tsc ${folder}`, "typescript-native/bin/tsc", "-p", folder);
}
node("vitest", "vitest/vitest.mjs", "run", "--passWithNoTests");
node("widget size", "../size.mjs");
process.exit(failed ? 1 : 0);
