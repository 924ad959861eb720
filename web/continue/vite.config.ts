/** Builds the page that a link to a conversation leads to. */
import { defineConfig, mergeConfig } from "vite";
import { shared } from "../vite.shared.ts";

export default defineConfig(
  mergeConfig(shared("continue"), {
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  }),
);
