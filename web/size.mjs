/** Builds the widget aside and weighs it: what a shop's customers download is bounded. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const KB = 1024;
const LOADER_MAX = 5 * KB;
const APP_MAX = 45 * KB; // with the largest language

const out = mkdtempSync(join(tmpdir(), "widget-size-"));
try {
  const build = spawnSync(process.execPath, ["build.mjs", "widget"], {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    env: { ...process.env, WEB_OUT: out },
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (build.status !== 0) process.exit(1);
  const weigh = (path) => gzipSync(readFileSync(join(out, "widget", path)), { level: 9 }).length;
  const assets = readdirSync(join(out, "widget", "assets")).filter((name) => name.endsWith(".js"));
  const languages = assets.filter((name) => /^[a-z]{2}-/.test(name));
  const code = assets.filter((name) => !languages.includes(name));
  const sum = (names) => names.reduce((total, name) => total + weigh(join("assets", name)), 0);
  const app = sum(code) + Math.max(...languages.map((name) => sum([name])));
  const loader = weigh("widget.js");
  const line = (name, size, max) =>
    console.log(`${name} ${(size / KB).toFixed(1)} KB gzip of ${(max / KB).toFixed(0)} KB`);
  line("widget loader", loader, LOADER_MAX);
  line("widget app", app, APP_MAX);
  process.exitCode = loader > LOADER_MAX || app > APP_MAX ? 1 : 0;
} finally {
  rmSync(out, { recursive: true, force: true });
}
