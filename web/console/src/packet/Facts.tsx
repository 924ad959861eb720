/** What the customer said, in a normal form, each with the message it stands in. */

import type { Fact, Packet } from "../data/packet";
import { Block } from "./Block";
import css from "./Packet.module.css";
import { Sources } from "./Sources";

const NAMES: Readonly<Record<string, string>> = {
  order_number: "Order number",
  email: "E-mail",
  phone: "Phone",
  name: "Name",
  amount: "Amount",
  date: "Date",
  deadline: "Deadline",
  tracking_number: "Tracking",
  product: "Product",
  address: "Address",
  want: "Wants",
  problem: "Problem",
  photo: "Photo",
  quantity: "Quantity",
  colour_or_size: "Colour or size",
};

export function Facts({ packet }: { packet: Packet }) {
  const facts = packet.facts ?? [];
  const { customer } = packet;
  if (facts.length === 0 && !customer.email && !customer.phone) return null;
  const said = new Set(facts.map((fact) => fact.kind));
  return (
    <Block title="Facts">
      <dl className={css["facts"]}>
        {customer.name && !said.has("name") ? <Pair name="Name" value={customer.name} /> : null}
        {customer.email && !said.has("email") ? (
          <Pair name="E-mail" value={customer.email} />
        ) : null}
        {facts.map((fact) => (
          <FactPair key={`${fact.kind}${fact.seq}${fact.value}`} fact={fact} />
        ))}
        {customer.orders_count ? (
          <Pair name="Orders" value={`${customer.orders_count} so far`} />
        ) : null}
      </dl>
    </Block>
  );
}

function Pair({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </>
  );
}

function FactPair({ fact }: { fact: Fact }) {
  return (
    <>
      <dt>{NAMES[fact.kind] ?? fact.kind}</dt>
      <dd data-state={fact.state ?? "stands"} title={fact.quote ? `“${fact.quote}”` : undefined}>
        <bdi>
          {fact.kind === "want" || fact.kind === "problem"
            ? fact.value.replaceAll("_", " ")
            : fact.value}
        </bdi>
        <Sources of={[{ seq: fact.seq }]} />
        {fact.by === "correction" ? <em>put right by the customer</em> : null}
        {fact.state === "contradicted" ? (
          <em>
            another message says otherwise
            <Sources of={[{ seq: fact.contradicts_seq ?? 0 }]} />
          </em>
        ) : null}
      </dd>
    </>
  );
}
