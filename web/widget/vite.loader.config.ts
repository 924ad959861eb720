/** Builds the loader: one small classic script under a name that never changes. */
import { readFileSync } from "node:fs";
import { defineConfig, mergeConfig } from "vite";
import { shared } from "../vite.shared.ts";

const base = shared("widget");
const manifest = JSON.parse(readFileSync(`${base.build?.outDir}/manifest.json`, "utf8"));
const app = Object.values<{ isEntry?: boolean; file: string }>(manifest).find((m) => m.isEntry);
if (!app) throw new Error("build the app before its loader");

export default defineConfig(
  mergeConfig(base, {
    define: { APP_FILE: JSON.stringify(base.base + app.file) },
    build: {
      emptyOutDir: false,
      manifest: false,
      rolldownOptions: {
        input: new URL("./loader/loader.ts", import.meta.url).pathname,
        output: { format: "iife", entryFileNames: "widget.js" },
      },
    },
  }),
);
