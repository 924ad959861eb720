/** Where the console begins. */
import { Invitation, invitationIn } from "@kit/staff/Invitation";
import { start } from "@kit/staff/Provider";
import { Session } from "@kit/staff/session";
import { App } from "./App";

const token = invitationIn(location.hash);

start(
  token ? (
    <Invitation token={token} />
  ) : (
    <Session title="Console">
      <App />
    </Session>
  ),
);
