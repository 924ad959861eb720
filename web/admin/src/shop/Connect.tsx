/** Choose the shop, paste what it gives, see one real order back, and only then connect. */
import { Failed } from "@kit/staff/bits";
import { Button, PasswordInput, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import parts from "../parts.module.css";
import { type ConnectedShop, type Kind, type Link, SHOP, type Tracker, useShop } from "./api";
import { Checked } from "./Checked";
import { blank, type Field, KINDS, TRACKERS, WAYS } from "./kinds";
import css from "./Shop.module.css";

export function Connect({ now, onDone }: { now: ConnectedShop; onDone?: () => void }) {
  const [link, setLink] = useState<Link | null>(
    now.kind ? blank(now.kind, now.address, now.tracker) : null,
  );
  return (
    <>
      <fieldset className={css["ways"]} aria-label="Which shop is it?">
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            className={css["way"]}
            aria-pressed={link?.kind === kind}
            onClick={() => link?.kind !== kind && setLink(seed(kind, now))}
          >
            <b>{WAYS[kind].title}</b>
            <span>{WAYS[kind].about}</span>
          </button>
        ))}
      </fieldset>
      {link ? <Form key={link.kind} first={link} now={now} onDone={onDone} /> : null}
    </>
  );
}

const seed = (kind: Kind, now: ConnectedShop): Link =>
  kind === now.kind ? blank(kind, now.address, now.tracker) : blank(kind);

function Form({
  first,
  now,
  onDone,
}: {
  first: Link;
  now: ConnectedShop;
  onDone: (() => void) | undefined;
}) {
  const shop = useShop();
  const queries = useQueryClient();
  const [link, setLink] = useState(first);
  const way = WAYS[link.kind];
  const check = useMutation({ mutationFn: () => shop.check(link) });
  const connect = useMutation({
    mutationFn: () => shop.connect(link),
    onSuccess: (found) => {
      queries.setQueryData(SHOP, found);
      onDone?.();
    },
  });
  const leave = useMutation({
    mutationFn: () => shop.authorise(link.address),
    onSuccess: ({ url }) => location.assign(url),
  });
  const set = (change: Partial<Link>): void => {
    setLink((old) => ({ ...old, ...change }));
    check.reset();
    connect.reset();
    leave.reset();
  };
  const keeps = now.kind === link.kind && now.address !== "" && now.health?.state !== "gone";
  const isReady = link.kind === "pushed" || check.data?.is_answering === true;
  return (
    <form
      className={css["connect"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) connect.mutate();
        else check.mutate();
      }}
    >
      <ol className={css["steps"]}>
        {way.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className={css["paste"]}>
        {way.fields.map((field) => (
          <Asked
            key={field.name}
            field={field}
            keeps={keeps}
            value={link[field.name]}
            onChange={(value) => set({ [field.name]: value })}
          />
        ))}
        <Select
          label="Tracking service"
          description="Knows where a parcel is when the shop does not."
          allowDeselect={false}
          data={TRACKERS.map(({ value, label }) => ({ value: value || "none", label }))}
          value={link.tracker || "none"}
          onChange={(value) => set({ tracker: (value === "none" ? "" : (value ?? "")) as Tracker })}
        />
        {link.tracker ? (
          <div className={parts["two"]}>
            <Asked
              field={{
                name: "tracker_key",
                label: "Its API key",
                hint: "Reads only.",
                isSecret: true,
              }}
              keeps={keeps && now.tracker === link.tracker}
              value={link.tracker_key}
              onChange={(tracker_key) => set({ tracker_key })}
            />
            <Asked
              field={{
                name: "tracker_hook_secret",
                label: "Its webhook secret",
                hint: "Signs its posts.",
                isSecret: true,
                isOptional: true,
              }}
              keeps={keeps && now.tracker === link.tracker}
              value={link.tracker_hook_secret}
              onChange={(tracker_hook_secret) => set({ tracker_hook_secret })}
            />
          </div>
        ) : null}
        {link.kind === "shopify" && now.can_authorise ? (
          <div className={css["consent"]}>
            <p>Only the shop address is needed if you allow it at Shopify.</p>
            <Button
              size="sm"
              variant="default"
              loading={leave.isPending}
              onClick={() => leave.mutate()}
            >
              Allow it at Shopify
            </Button>
          </div>
        ) : null}
        {leave.isError ? <Failed error={leave.error} /> : null}
        {check.data ? <Checked found={check.data} /> : null}
        {check.isError ? <Failed error={check.error} /> : null}
        {connect.isError ? <Failed error={connect.error} /> : null}
        <div className={css["go"]}>
          {onDone ? (
            <Button variant="default" size="sm" onClick={onDone}>
              Keep it as it is
            </Button>
          ) : null}
          {link.kind === "pushed" ? null : (
            <Button
              variant={isReady ? "default" : "filled"}
              size="sm"
              onClick={() => check.mutate()}
              loading={check.isPending}
            >
              {check.data ? "Check again" : "Check"}
            </Button>
          )}
          {isReady ? (
            <Button type="submit" size="sm" loading={connect.isPending}>
              Connect
            </Button>
          ) : null}
        </div>
      </div>
    </form>
  );
}

function Asked({
  field,
  value,
  keeps,
  onChange,
}: {
  field: Field;
  value: string;
  keeps: boolean;
  onChange: (value: string) => void;
}) {
  const Input = field.isSecret ? PasswordInput : TextInput;
  const isKept = keeps && field.isSecret === true;
  return (
    <Input
      label={field.label}
      description={isKept ? `${field.hint} Leave it empty to keep the one we have.` : field.hint}
      placeholder={isKept ? "kept" : (field.placeholder ?? "")}
      required={!field.isOptional && !isKept}
      withAsterisk={false}
      value={value}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
