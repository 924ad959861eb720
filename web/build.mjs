/** Builds every folder with a Vite config, one config after the other; `vite.config.ts` comes first. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));
const apps = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "node_modules")
  .map((entry) => entry.name);

for (const app of process.argv.length > 2 ? process.argv.slice(2) : apps) {
  const configs = readdirSync(here + app)
    .filter((name) => /^vite(\.\w+)?\.config\.ts$/.test(name))
    .sort((a, b) => a.length - b.length);
  for (const config of configs) {
    console.log(`${app}/${config}`);
    await build({ configFile: `${here}${app}/${config}`, logLevel: "warn" });
  }
}
