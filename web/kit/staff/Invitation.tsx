/** The page an invitation's link opens: choose a password, then sign in. */

import { Button, PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../api/index";
import { Failed } from "./bits";
import { Mark } from "./Mark";
import css from "./SignIn.module.css";

/** The token of an invitation's link, which stands after the "#" so that no server log keeps it. */
export const invitationIn = (hash: string): string => /^#invitation=(.+)$/.exec(hash)?.[1] ?? "";

const DOOR = { base: "", credentials: "same-origin", identity: () => ({}) } as const;
const SHORTEST = 10;

export function Invitation({ token }: { token: string }) {
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const accept = useMutation({
    mutationFn: () =>
      ask<unknown>(DOOR, "POST", "/v1/invitations/accept", { body: { token, password } }),
    onSuccess: () => location.replace(location.pathname),
  });
  const isShort = password.length > 0 && password.length < SHORTEST;
  const isOther = again.length > 0 && again !== password;
  return (
    <main className={css["page"]}>
      <form
        className={css["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          accept.mutate();
        }}
      >
        <Mark size={30} />
        <h1>Welcome</h1>
        <p className="dim">
          Choose a password; next time you sign in with it and the address this invitation went to.
        </p>
        <PasswordInput
          label="Password"
          description={`At least ${SHORTEST} characters.`}
          autoComplete="new-password"
          required
          value={password}
          error={isShort ? `${SHORTEST - password.length} more` : undefined}
          onChange={(e) => setPassword(e.currentTarget.value)}
        />
        <PasswordInput
          label="Again"
          autoComplete="new-password"
          required
          value={again}
          error={isOther ? "Not the same" : undefined}
          onChange={(e) => setAgain(e.currentTarget.value)}
        />
        {accept.isError ? <Failed error={accept.error} /> : null}
        <Button
          type="submit"
          size="sm"
          loading={accept.isPending}
          disabled={password.length < SHORTEST || again !== password}
        >
          Go on
        </Button>
      </form>
    </main>
  );
}
