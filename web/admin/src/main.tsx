/** Where the admin begins. */
import { start } from "@kit/staff/Provider";
import { Session } from "@kit/staff/session";
import { App } from "./App";
import { Invitation } from "./Invitation";

const token = new URLSearchParams(location.search).get("invitation");

start(
  token ? (
    <Invitation token={token} />
  ) : (
    <Session title="Admin">
      <App />
    </Session>
  ),
);
