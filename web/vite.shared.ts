/** How every app of ours is built: where it lands, and what the strict CSP asks of the output. */
import { fileURLToPath } from "node:url";
import type { UserConfig } from "vite";

export type App = "widget" | "console" | "admin" | "stage" | "shop" | "continue";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Vite's options for `app`; an app's own vite.config.ts adds to them with mergeConfig. */
export function shared(app: App): UserConfig {
  return {
    root: here(`./${app}`),
    base: `/static/${app}/`,
    cacheDir: here(`./node_modules/.vite/${app}`),
    resolve: { alias: { "@kit": here("./kit") } },
    build: {
      outDir: `${process.env["WEB_OUT"] ?? here("../src/batonpass/edges/http/static")}/${app}`,
      emptyOutDir: true,
      target: "es2022",
      manifest: "manifest.json", // the server finds hashed names in it
      modulePreload: { polyfill: false }, // it would be an inline script
      assetsInlineLimit: 0, // no data: URLs, the CSP names none
      reportCompressedSize: true,
    },
    server: { host: "127.0.0.1", strictPort: true },
  };
}
