/** The orders of the case as the shop has them, with the instant they were read. */
import { Chip } from "@kit/staff/bits";
import { money } from "@kit/staff/money";
import { useStaff } from "@kit/staff/session";
import { ago, day, moment, useNow } from "@kit/staff/time";
import { inWords } from "@kit/staff/trouble";
import { ActionIcon } from "@mantine/core";
import { ExternalLinkIcon, ReloadIcon } from "@radix-ui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useOpenCase } from "../context";
import { packetKey } from "../data/conversation";
import type { OrderCase, Packet, Parcel } from "../data/packet";
import { Block } from "./Block";
import css from "./Packet.module.css";

const SHOWN = 2;
const words = (code: string): string => code.replaceAll("_", " ");

export function Orders({ packet }: { packet: Packet }) {
  const [isWhole, setWhole] = useState(false);
  const orders = [...(packet.orders ?? [])].sort(
    (a, b) => Number(b.is_subject ?? false) - Number(a.is_subject ?? false),
  );
  if (packet.shop === "down") {
    return (
      <Block title="Orders" aside={<Refresh />}>
        <p className="dim">
          The shop does not answer right now; what was said in the conversation is below.
        </p>
      </Block>
    );
  }
  if (orders.length === 0) return null;
  const shown = isWhole ? orders : orders.slice(0, SHOWN);
  return (
    <Block title={orders.length > 1 ? `Orders (${orders.length})` : "Order"} aside={<Refresh />}>
      {shown.map((order) => (
        <OrderCard key={order.number} order={order} />
      ))}
      {orders.length > SHOWN ? (
        <button type="button" className={css["more"]} onClick={() => setWhole(!isWhole)}>
          {isWhole ? "Show fewer" : `Show ${orders.length - SHOWN} more`}
        </button>
      ) : null}
    </Block>
  );
}

/** Asks the shop again: what is shown is as of a moment, and a moment passes. */
function Refresh() {
  const { state } = useOpenCase();
  const { api } = useStaff();
  const queries = useQueryClient();
  const id = state.handoff?.id ?? "";
  const again = useMutation({
    mutationFn: () => api.refreshPacket<Packet>(id),
    onSuccess: (packet) => queries.setQueryData(packetKey(id), packet),
  });
  return (
    <>
      <span role="status">{again.isError ? inWords(again.error) : ""}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label="Ask the shop again"
        title="Ask the shop again"
        loading={again.isPending}
        onClick={() => again.mutate()}
      >
        <ReloadIcon />
      </ActionIcon>
    </>
  );
}

function OrderCard({ order }: { order: OrderCase }) {
  const now = useNow(30_000);
  return (
    <article className={css["order"]}>
      <header>
        <b>{order.number}</b>
        <span className="dim cut">
          {words(order.state)} · {words(order.payment)}
        </span>
        <span className={css["total"]}>{money(order.total)}</span>
      </header>
      {(order.items ?? []).length > 0 ? (
        <ul>
          {order.items?.map((item) => (
            <li key={item.id}>
              <span className="cut" title={item.title}>
                {item.quantity > 1 ? `${item.quantity} × ` : ""}
                {item.title}
              </span>
              {item.is_custom ? <Chip tone="amber">custom</Chip> : null}
              <span className="num">{money(item.price)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {order.parcels?.map((parcel) => (
        <ParcelPart key={parcel.number ?? parcel.words} parcel={parcel} />
      ))}
      <footer>
        <span>placed {day(order.placed_at)}</span>
        {order.late_days ? (
          <span style={{ color: "var(--amber)" }}>{order.late_days} days late</span>
        ) : null}
        {order.refunded ? <span>{money(order.refunded)} refunded</span> : null}
        {order.is_unproven ? (
          <span style={{ color: "var(--amber)" }}>by what the customer claimed</span>
        ) : null}
        <span style={{ marginLeft: "auto" }} title={moment(order.as_of)}>
          as of {ago(order.as_of, now) === "now" ? "now" : `${ago(order.as_of, now)} ago`}
        </span>
      </footer>
    </article>
  );
}

function ParcelPart({ parcel }: { parcel: Parcel }) {
  return (
    <div className={css["parcel"]}>
      <p>
        <span className="cut">{parcel.words || words(parcel.state ?? "unknown")}</span>
        {parcel.url ? (
          <a href={safe(parcel.url)} target="_blank" rel="noreferrer noopener">
            Track <ExternalLinkIcon />
          </a>
        ) : null}
      </p>
      <small>
        {[
          parcel.at ? moment(parcel.at) : "",
          parcel.carrier,
          parcel.number,
          parcel.due_at ? `due ${day(parcel.due_at)}` : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </small>
    </div>
  );
}

/** Only web addresses become links: a shop's record may hold anything. */
function safe(url: string): string | undefined {
  return /^https?:\/\//i.test(url) ? url : undefined;
}
