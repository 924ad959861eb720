/** What the merchant promises customers, and how far an action may go. */
import { NumberInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { SaveBar, Section } from "../parts";
import parts from "../parts.module.css";
import { type ConnectedShop, SHOP, type Terms, useShop } from "./api";

export function TermsForm({ now }: { now: ConnectedShop }) {
  const shop = useShop();
  const queries = useQueryClient();
  const [changed, setChanged] = useState<Terms | null>(null);
  const save = useMutation({
    mutationFn: (terms: Terms) => shop.saveTerms(terms, now.revision),
    onSuccess: (found) => {
      queries.setQueryData(SHOP, found);
      setChanged(null);
    },
  });
  const terms = changed ?? now.terms;
  if (!terms) return null;
  const { policies, limits } = terms;
  const promise = (change: Partial<Terms["policies"]>): void =>
    setChanged({ ...terms, policies: { ...policies, ...change } });
  const back = (change: Partial<Terms["policies"]["returns"]>): void =>
    promise({ returns: { ...policies.returns, ...change } });
  const bound = (change: Partial<Terms["limits"]>): void =>
    setChanged({ ...terms, limits: { ...limits, ...change } });
  const [least, most] = policies.delivery_days;
  const amount = (
    name: "refund_max" | "goodwill_max" | "reship_value_max",
    label: string,
    description: string,
  ) => (
    <NumberInput
      label={label}
      description={description}
      min={0}
      max={1_000_000}
      decimalScale={2}
      suffix={limits.currency ? ` ${limits.currency}` : ""}
      value={Number(limits[name])}
      onChange={(value) => bound({ [name]: String(value || 0) })}
    />
  );
  return (
    <>
      <Section title="Promises" about="The assistant tells these to anybody who asks.">
        <TextInput
          label="Name of the shop"
          value={policies.shop_name}
          onChange={(event) => promise({ shop_name: event.currentTarget.value })}
        />
        <div className={parts["two"]}>
          <NumberInput
            label="Returns within"
            description="Counted from delivery."
            suffix=" days"
            min={0}
            max={3650}
            value={policies.returns.days}
            onChange={(value) => back({ days: Number(value) || 0 })}
          />
          <NumberInput
            label="Money back within"
            description="After the goods arrived."
            suffix=" working days"
            min={0}
            max={3650}
            value={policies.returns.refund_days}
            onChange={(value) => back({ refund_days: Number(value) || 0 })}
          />
          <NumberInput
            label="Delivery, at least"
            suffix=" working days"
            min={0}
            max={most}
            value={least}
            onChange={(value) => promise({ delivery_days: [Number(value) || 0, most] })}
          />
          <NumberInput
            label="Delivery, at most"
            suffix=" working days"
            min={least}
            max={3650}
            value={most}
            onChange={(value) => promise({ delivery_days: [least, Number(value) || least] })}
          />
        </div>
        <TextInput
          label="Goods must be"
          value={policies.returns.condition}
          onChange={(event) => back({ condition: event.currentTarget.value })}
        />
      </Section>
      <Section
        title="Limits"
        about="Per order, all refunds or codes together. Beyond them it is done in the shop itself. Every step is approved by a person."
      >
        <div className={parts["two"]}>
          {amount("refund_max", "Refunds up to", "On one order.")}
          {amount("goodwill_max", "Goodwill codes up to", "On one order.")}
          {amount("reship_value_max", "Sent again worth up to", "Nothing made to order.")}
          <NumberInput
            label="Sent again at most"
            description="Times, per order."
            min={0}
            max={100}
            value={limits.reship_max}
            onChange={(value) => bound({ reship_max: Number(value) || 0 })}
          />
        </div>
        <TextInput
          label="Currency of the limits"
          description="An order in another currency goes to a person. Empty: the amounts hold in any."
          maw={200}
          maxLength={3}
          value={limits.currency}
          onChange={(event) => bound({ currency: event.currentTarget.value.toUpperCase() })}
        />
        <SaveBar
          isChanged={changed !== null}
          isSaving={save.isPending}
          error={save.error}
          onSave={() => save.mutate(terms)}
          onUndo={() => {
            setChanged(null);
            save.reset();
          }}
        />
      </Section>
    </>
  );
}
