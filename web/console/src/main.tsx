/** Where the console begins. */
import { start } from "@kit/staff/Provider";
import { Session } from "@kit/staff/session";
import { App } from "./App";

start(
  <Session title="Console">
    <App />
  </Session>,
);
