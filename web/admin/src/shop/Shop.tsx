/** The page Shop: connect the shop, see how it is doing, settle terms, take it away again. */
import { Bones, Chip, Empty, Failed, type Tone } from "@kit/staff/bits";
import { useStaff } from "@kit/staff/session";
import { ago, moment, useNow } from "@kit/staff/time";
import { Button, Modal } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Head, Section } from "../parts";
import parts from "../parts.module.css";
import { type ConnectedShop, consent, type Health, SHOP, useShop } from "./api";
import { Checked, Missing } from "./Checked";
import { Connect } from "./Connect";
import { Exports } from "./Exports";
import { WAYS } from "./kinds";
import css from "./Shop.module.css";
import { TermsForm } from "./Terms";

const EVERY_MS = 15_000;
const STATES: Readonly<Record<Health["state"], readonly [Tone, string]>> = {
  answering: ["accent", "answers"],
  silent: ["red", "does not answer"],
  gone: ["amber", "removed us"],
};

export function Shop() {
  const shop = useShop();
  const { me } = useStaff();
  const found = useQuery({ queryKey: SHOP, queryFn: shop.read, refetchInterval: EVERY_MS });
  const [isChanging, setChanging] = useState(false);
  const back = useReturn();
  if (found.isError && !found.data)
    return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Bones lines={8} />;
  const isOwner = me.agent.role === "owner";
  const { data } = found;
  if (back.isPending) return <Bones lines={8} />;
  return (
    <>
      <Head title="Shop">
        The assistant answers from it, the packet shows it, and your colleagues act in it.
      </Head>
      {found.isError ? <Failed error={found.error} /> : null}
      {back.isError ? <Failed error={back.error} /> : null}
      {data.kind && !isChanging ? (
        <Connected now={data} isOwner={isOwner} onChange={() => setChanging(true)} />
      ) : (
        <First now={data} isOwner={isOwner} onDone={() => setChanging(false)} />
      )}
      {data.kind && data.terms && !isChanging ? <TermsForm now={data} /> : null}
      {isOwner ? <Exports /> : null}
    </>
  );
}

/** Finishes what was begun at Shopify, once, and takes its traces out of the address. */
function useReturn() {
  const shop = useShop();
  const queries = useQueryClient();
  const back = useMutation({
    mutationFn: shop.authorised,
    onSuccess: (found) => queries.setQueryData(SHOP, found),
  });
  const { mutate } = back;
  useEffect(() => {
    const query = consent();
    if (!query) return;
    history.replaceState(null, "", `${location.pathname}#/shop`);
    mutate(query);
  }, [mutate]);
  return back;
}

function First({
  now,
  isOwner,
  onDone,
}: {
  now: ConnectedShop;
  isOwner: boolean;
  onDone: () => void;
}) {
  if (!isOwner)
    return <Empty title="No shop is connected">An owner connects it, in about ten minutes.</Empty>;
  if (!now.can_connect)
    return (
      <Empty title="Not possible yet">
        What you paste is kept encrypted, and no key is set for that. The operator sets
        BATONPASS_SECRET and starts Batonpass again.
      </Empty>
    );
  return (
    <>
      {now.is_demo ? (
        <p className={css["demo"]}>
          <Chip tone="accent">Demo shop</Chip> Invented orders answer at the moment. Connect yours
          and it takes their place; disconnect it and they are back.
        </p>
      ) : null}
      <Connect now={now} {...(now.kind ? { onDone } : {})} />
    </>
  );
}

function Connected({
  now,
  isOwner,
  onChange,
}: {
  now: ConnectedShop;
  isOwner: boolean;
  onChange: () => void;
}) {
  const shop = useShop();
  const queries = useQueryClient();
  const clock = useNow(10_000);
  const [isLeaving, setLeaving] = useState(false);
  const again = (): void => void queries.invalidateQueries({ queryKey: SHOP });
  const look = useMutation({ mutationFn: shop.look, onSettled: again });
  const leave = useMutation({
    mutationFn: shop.disconnect,
    onSuccess: () => {
      setLeaving(false);
      again();
    },
  });
  const { health } = now;
  const [tone, words] = STATES[health?.state ?? "silent"];
  const title = now.kind ? WAYS[now.kind].title : "";
  return (
    <Section title="Connection" about="Secrets stay sealed here: no page and no log shows them.">
      <div className={css["card"]}>
        <header>
          <div>
            <b className="cut">{title}</b>
            <small className="cut">{now.address || "through the API"}</small>
          </div>
          <Chip tone={tone}>{words}</Chip>
        </header>
        <dl>
          <dt>Last answer</dt>
          <dd>{when(health?.last_success_at, clock, "none yet")}</dd>
          {health?.last_error ? (
            <>
              <dt>Last trouble</dt>
              <dd>
                {health.last_error} <small>{when(health.last_error_at, clock, "")}</small>
              </dd>
            </>
          ) : null}
          <dt>{now.kind === "pushed" ? "Last push" : "Last webhook"}</dt>
          <dd>{when(health?.hook_at, clock, "none yet")}</dd>
          {now.kind === "shopify" && health?.state !== "gone" ? (
            <>
              <dt>Webhooks go to</dt>
              <dd>
                <code className={css["url"]}>{`${now.hooks_url}shopify`}</code>
              </dd>
            </>
          ) : null}
          {now.tracker ? (
            <>
              <dt>Tracking</dt>
              <dd>
                {now.tracker === "easypost" ? "EasyPost" : "AfterShip"}
                <code className={css["url"]}>{`${now.hooks_url}${now.tracker}`}</code>
              </dd>
            </>
          ) : null}
        </dl>
        {now.is_open ? null : (
          <p className={css["wrong"]}>
            The stored credentials cannot be opened with the operator's key. Change the credentials
            to connect again.
          </p>
        )}
        {health?.state === "gone" ? (
          <p className={css["wrong"]}>
            The app was removed in the shop. Customers are served without their orders, and handoffs
            say so.
          </p>
        ) : null}
        {health?.hook_refused_at ? (
          <p className={css["warn"]}>
            A message with a wrong signature came {moment(health.hook_refused_at)}. If it keeps
            coming, the webhook secret is not the one we have.
          </p>
        ) : null}
        <Missing sentences={health?.missing ?? []} />
        {look.data ? <Checked found={look.data} /> : null}
        {look.isError ? <Failed error={look.error} /> : null}
        <footer>
          <Button size="sm" onClick={() => look.mutate()} loading={look.isPending}>
            Check now
          </Button>
          {isOwner ? (
            <>
              <Button size="sm" variant="default" onClick={onChange}>
                Change credentials
              </Button>
              <Button size="sm" variant="subtle" color="red" onClick={() => setLeaving(true)}>
                Disconnect
              </Button>
            </>
          ) : null}
        </footer>
      </div>
      {now.deliveries.length > 0 ? (
        <ul className={css["posts"]} aria-label="What the shop posted last">
          {now.deliveries.map((one) => (
            <li key={`${one.at}${one.topic}`}>
              <span className="cut">
                {one.vendor} {one.topic}
              </span>
              <small>
                {one.outcome.replaceAll("_", " ")}, {when(one.at, clock, "")}
              </small>
            </li>
          ))}
        </ul>
      ) : null}
      <Modal
        opened={isLeaving}
        onClose={() => setLeaving(false)}
        title={`Disconnect ${title}?`}
        size={440}
      >
        <div className={parts["form"]}>
          <p>
            The credentials{now.kind === "pushed" ? " and every pushed order" : ""} are erased, now.
            What was done in the shop stays in the audit log. Conversations go on without orders.
          </p>
          {leave.isError ? <Failed error={leave.error} /> : null}
          <div className={parts["end"]}>
            <Button variant="default" onClick={() => setLeaving(false)}>
              Keep it
            </Button>
            <Button color="red" loading={leave.isPending} onClick={() => leave.mutate()}>
              Disconnect
            </Button>
          </div>
        </div>
      </Modal>
    </Section>
  );
}

const when = (at: string | null | undefined, now: number, otherwise: string): string => {
  if (!at) return otherwise;
  const said = ago(at, now);
  return said === "now" ? "just now" : /^\d+ (s|min|h)/.test(said) ? `${said} ago` : moment(at);
};
