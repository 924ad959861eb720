/** What the assistant would do next, to be tried dry, approved, changed or refused by a person. */
import { ask, newId } from "@kit/api/index";
import { readAgain } from "@kit/staff/again";
import { money } from "@kit/staff/money";
import { useStaff } from "@kit/staff/session";
import { inWords } from "@kit/staff/trouble";
import { Button, Menu, TextInput } from "@mantine/core";
import { CheckIcon } from "@radix-ui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useOpenCase } from "../context";
import { packetKey } from "../data/conversation";
import type { Packet, Step } from "../data/packet";
import { Block } from "./Block";
import css from "./Packet.module.css";
import { Sources } from "./Sources";

const WHYS = [
  "Not what the customer wants",
  "Already done",
  "Too generous",
  "Needs a lead",
] as const;

export function Steps({ packet }: { packet: Packet }) {
  const { standing, done } = useOpenCase();
  const over = new Set(done.map((one) => one.stepId));
  const steps = (packet.steps ?? []).filter((step) => !over.has(step.id));
  const first = steps.find((step) => step.is_first_choice && step.is_allowed !== false);
  const others = steps
    .filter((step) => step !== first)
    .sort((a, b) => Number(b.is_allowed !== false) - Number(a.is_allowed !== false));
  const card = (step: Step) => <StepCard key={step.id} step={step} handoffId={packet.handoff_id} />;
  const past = done.length > 0 && (
    <Block title="Done">
      {done.map((one) => (
        <DoneCard key={one.stepId} words={one.words} reference={one.reference} />
      ))}
    </Block>
  );
  return (
    <>
      {first ? past : null}
      {first || past ? (
        // In reach at the pane's edge until it is scrolled to: neither acting nor seeing that it is
        // done must need scrolling.
        <div className={css["dock"]} data-docks={standing === "mine"}>
          {first ? <Block title="Suggested step">{card(first)}</Block> : past}
        </div>
      ) : null}
      {others.length > 0 ? (
        <Block title={first || past ? "Other steps" : "Suggested steps"}>{others.map(card)}</Block>
      ) : null}
    </>
  );
}

function StepCard({ step, handoffId }: { step: Step; handoffId: string }) {
  const { api } = useStaff();
  const { standing } = useOpenCase();
  const queries = useQueryClient();
  const key = useRef(newId());
  const [amount, setAmount] = useState<string | null>(null);
  const edits =
    amount !== null && step.amount && amount !== step.amount.amount
      ? { amount: { amount, currency: step.amount.currency } }
      : undefined;
  const preview = useMutation({
    mutationFn: () =>
      ask<{
        words: string;
        allowed: boolean;
        why?: string;
        result?: { said?: string } | string | null;
      }>(
        api.door,
        "POST",
        `/v1/handoffs/${handoffId}/steps/${encodeURIComponent(step.id)}/preview`,
        { body: edits ? { edits } : {} },
      ),
  });
  const approve = useMutation({
    mutationFn: () => api.approveStep(handoffId, step.id, key.current, edits),
    onSuccess: () => void readAgain(queries, packetKey(handoffId)),
    onError: () => {
      key.current = newId();
    },
  });
  const reject = useMutation({
    mutationFn: (why: string) => api.rejectStep(handoffId, step.id, why),
    onSuccess: () => void readAgain(queries, packetKey(handoffId)),
  });
  const isAllowed = step.is_allowed !== false;
  const isMine = standing === "mine";
  const trouble = approve.error ?? preview.error ?? reject.error;

  if (approve.data?.is_done)
    return <DoneCard words={approve.data.words} reference={approve.data.result ?? ""} />;
  if (reject.isSuccess) return null;
  return (
    <article className={css["step"]} data-first={step.is_first_choice === true && isAllowed}>
      <h5>
        {step.words}
        {step.amount ? <span>{money(step.amount)}</span> : null}
      </h5>
      <p>
        {[step.policy_words, step.limits].filter(Boolean).join(" · ")}
        <Sources of={step.evidence} />
      </p>
      {isAllowed ? null : (
        <p className={css["no"]}>{step.why_not || "Not allowed by the merchant's limits."}</p>
      )}
      {preview.data ? (
        <p className={css["dry"]}>
          {preview.data.allowed
            ? `Would do: ${dryWords(preview.data.result) || preview.data.words}`
            : `Would be refused: ${preview.data.why || preview.data.words}`}
        </p>
      ) : null}
      {approve.data && !approve.data.is_done ? (
        <p className={css["bad"]}>Not done: {approve.data.result || approve.data.words}</p>
      ) : null}
      {trouble ? (
        <p className={css["bad"]} role="alert">
          {inWords(trouble)}
        </p>
      ) : null}
      {isMine && isAllowed ? (
        <div className={css["acts"]}>
          {amount === null ? null : (
            <TextInput
              size="xs"
              w={90}
              aria-label={`Amount in ${step.amount?.currency ?? ""}`}
              value={amount}
              onChange={(e) => setAmount(e.currentTarget.value)}
            />
          )}
          {preview.data?.allowed ? (
            <Button onClick={() => approve.mutate()} loading={approve.isPending}>
              Approve and do it
            </Button>
          ) : (
            <Button
              variant={step.is_first_choice ? "filled" : "default"}
              onClick={() => preview.mutate()}
              loading={preview.isPending}
            >
              Preview
            </Button>
          )}
          {step.amount && amount === null ? (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => setAmount(step.amount?.amount ?? "")}
            >
              Edit
            </Button>
          ) : null}
          <Menu position="bottom-start">
            <Menu.Target>
              <Button variant="subtle" color="gray" loading={reject.isPending}>
                Reject
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {WHYS.map((why) => (
                <Menu.Item key={why} onClick={() => reject.mutate(why)}>
                  {why}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      ) : null}
    </article>
  );
}

function DoneCard({ words, reference }: { words: string; reference: string }) {
  return (
    <article className={css["step"]} data-done>
      <h5>
        <CheckIcon style={{ marginTop: 3 }} /> {words}
      </h5>
      <p>Done{reference ? `: ${reference}` : ""}</p>
    </article>
  );
}

const dryWords = (result: { said?: string } | string | null | undefined): string =>
  typeof result === "string" ? result : (result?.said ?? "");
