/** Builds the demo shop: static pages with their styles and drawings. */
import { defineConfig, mergeConfig } from "vite";
import { shared } from "../vite.shared.ts";

const page = (name: string): string => new URL(`./${name}.html`, import.meta.url).pathname;

export default defineConfig(
  mergeConfig(shared("shop"), {
    build: { rolldownOptions: { input: { index: page("index"), tent: page("tent") } } },
  }),
);
