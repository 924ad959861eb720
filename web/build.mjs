/** Builds every app that is there, one config after the other; `vite.config.ts` comes first. */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const apps = process.argv.length > 2 ? process.argv.slice(2) : ["widget", "console", "admin", "stage"];

for (const app of apps) {
  const folder = fileURLToPath(new URL(`./${app}/`, import.meta.url));
  if (!existsSync(folder)) continue;
  const configs = readdirSync(folder)
    .filter((name) => /^vite(\.\w+)?\.config\.ts$/.test(name))
    .sort((a, b) => a.length - b.length);
  for (const config of configs) {
    console.log(`${app}/${config}`);
    await build({ configFile: folder + config, logLevel: "warn" });
  }
}
