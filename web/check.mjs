/** Type-checks every folder with a tsconfig.json, then runs the unit tests of the web. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const node = (...words) => spawnSync(process.execPath, words, { cwd: here("."), stdio: "inherit" });

let failed = 0;
for (const folder of ["kit", "widget", "console", "admin", "stage"]) {
  if (!existsSync(here(`./${folder}/tsconfig.json`))) continue;
  console.log(`tsc ${folder}`);
  // The native compiler; openapi-typescript still needs the one before it.
  failed += node(here("./node_modules/typescript-native/bin/tsc"), "-p", folder).status === 0 ? 0 : 1;
}
failed += node(here("./node_modules/vitest/vitest.mjs"), "run", "--passWithNoTests").status === 0 ? 0 : 1;
process.exit(failed === 0 ? 0 : 1);
