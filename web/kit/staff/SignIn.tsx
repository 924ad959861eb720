/** How an agent signs in: the merchant, an e-mail address and a password. */
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { AgentApi } from "../api/index";
import { Mark } from "./Mark";
import css from "./SignIn.module.css";
import { inWords } from "./trouble";

const REMEMBERED = "batonpass.sign_in";

interface Remembered {
  readonly merchant: string;
  readonly email: string;
}

function remembered(): Remembered {
  try {
    const held = JSON.parse(localStorage.getItem(REMEMBERED) ?? "{}") as Partial<Remembered>;
    const asked = new URLSearchParams(location.search).get("merchant");
    return { merchant: asked ?? held.merchant ?? "", email: held.email ?? "" };
  } catch {
    return { merchant: "", email: "" };
  }
}

export function SignIn({
  title,
  api,
  onDone,
}: {
  title: string;
  api: AgentApi;
  onDone: () => void;
}) {
  const [form, setForm] = useState({ ...remembered(), password: "" });
  const [trouble, setTrouble] = useState("");
  const [isBusy, setBusy] = useState(false);
  const set = (change: Partial<typeof form>): void => setForm((old) => ({ ...old, ...change }));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setTrouble("");
    try {
      await api.signIn(form);
      localStorage.setItem(
        REMEMBERED,
        JSON.stringify({ merchant: form.merchant, email: form.email }),
      );
      onDone();
    } catch (error) {
      setTrouble(inWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className={css["page"]}>
      <form className={css["form"]} onSubmit={(event) => void submit(event)}>
        <Mark size={30} />
        <div>
          <h1>{title}</h1>
          <p>Sign in with the address your invitation went to.</p>
        </div>
        <TextInput
          label="Merchant"
          name="merchant"
          autoComplete="organization"
          required
          value={form.merchant}
          onChange={(e) => set({ merchant: e.currentTarget.value })}
        />
        <TextInput
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          required
          value={form.email}
          onChange={(e) => set({ email: e.currentTarget.value })}
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          value={form.password}
          onChange={(e) => set({ password: e.currentTarget.value })}
        />
        {trouble ? (
          <p className={css["wrong"]} role="alert">
            {trouble}
          </p>
        ) : null}
        <Button type="submit" size="sm" loading={isBusy}>
          Sign in
        </Button>
      </form>
    </main>
  );
}
