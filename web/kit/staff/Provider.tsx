/** What both staff apps stand on: theme, data cache, and a floor under errors. */
import "./base.css"; // first: it puts the layers in order
import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.layer.css";
import "./tokens.css";
import "./mantine.css";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { isPassing } from "../api/index";
import { Floor } from "./Floor";
import { theme } from "./theme";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => isPassing(error) && count < 3,
      refetchOnWindowFocus: true,
      staleTime: 5_000,
    },
    mutations: { retry: false },
  },
});

/** Draws an app into the page. The provider writes no style element: its variables are in tokens.css. */
export function start(app: ReactNode): void {
  const root = document.getElementById("root");
  if (!root) throw new Error("the page has no #root");
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <QueryClientProvider client={queries}>
          <Floor>{app}</Floor>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
