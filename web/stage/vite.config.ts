/** Builds the demo's stage and its mailbox. */
import { defineConfig, mergeConfig } from "vite";
import { shared } from "../vite.shared.ts";

const page = (name: string): string => new URL(`./${name}.html`, import.meta.url).pathname;

export default defineConfig(
  mergeConfig(shared("stage"), {
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: { rolldownOptions: { input: { index: page("index"), mailbox: page("mailbox") } } },
  }),
);
