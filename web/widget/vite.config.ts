/** Builds the app: one hashed module and one for each language. */
import { defineConfig, mergeConfig } from "vite";
import { shared } from "../vite.shared.ts";

export default defineConfig(
  mergeConfig(shared("widget"), {
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      modulePreload: false, // links added to the shop's page would ask more of its policy
      rolldownOptions: {
        input: { app: new URL("./app/main.tsx", import.meta.url).pathname },
        preserveEntrySignatures: "strict",
        output: {
          format: "es",
          entryFileNames: "assets/[name]-[hash].js",
          chunkFileNames: "assets/[name]-[hash].js",
        },
      },
    },
  }),
);
