import react from "@vitejs/plugin-react";
import { defineConfig, mergeConfig } from "vite";
import { shared } from "../vite.shared";

const REHEARSAL = "http://127.0.0.1:8199";

export default defineConfig(
  mergeConfig(shared("admin"), {
    plugins: [react()],
    server: { proxy: { "/v1": { target: REHEARSAL, ws: true } } },
  }),
);
