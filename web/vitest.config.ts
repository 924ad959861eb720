import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@kit": fileURLToPath(new URL("./kit", import.meta.url)) } },
  test: { include: ["*/**/*.test.{ts,tsx}"], environment: "node" }, // a file that needs a page says: @vitest-environment happy-dom
});
