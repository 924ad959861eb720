/** Where the agent writes: a reply or a note, guarded against asking twice and against empty variables. */
import { isPassing, type Repeat, type SavedReply } from "@kit/api/index";
import { Kbd } from "@kit/staff/bits";
import { useStaff } from "@kit/staff/session";
import { inWords, isCode } from "@kit/staff/trouble";
import { Button, Menu } from "@mantine/core";
import { useDebouncedValue, useHotkeys } from "@mantine/hooks";
import { LightningBoltIcon, Pencil2Icon, ReaderIcon } from "@radix-ui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { filled, unfilled, useOpenCase } from "../context";
import { draftOf, keepDraft } from "../data/drafts";
import { guard } from "../data/guard";
import { useLive } from "../data/live";
import { forget, useOutbox, write } from "../data/outbox";
import { draftText } from "../draft";
import { Bar } from "./Bar";
import { Guard } from "./Guard";
import { Marked } from "./Marked";
import css from "./Talk.module.css";

export type Insert = (text: string) => void;
type Mode = "reply" | "note";

const GUARD_MS = 350;
const TYPING_MS = 2_500;

export function Composer({ inserting }: { inserting: RefObject<Insert> }) {
  const { id, state, packet, standing } = useOpenCase();
  const { api, me } = useStaff();
  const live = useLive();
  const outbox = useOutbox();
  const field = useRef<HTMLTextAreaElement>(null);
  const [mode, setMode] = useState<Mode>("reply");
  const [text, setTextHeld] = useState(() => draftOf(id));
  const [onPurpose, setOnPurpose] = useState<ReadonlySet<string>>(new Set());
  const [isPicking, setPicking] = useState(false);
  const [trouble, setTrouble] = useState("");
  const typedAt = useRef(0);
  const handoffId = state.handoff?.id ?? "";
  const setText = (next: string): void => {
    keepDraft(id, next);
    setTextHeld(next);
    setTrouble("");
  };

  const [asked] = useDebouncedValue(text, GUARD_MS);
  const isGuarded =
    mode === "reply" && asked.trim().length > 5 && handoffId !== "" && standing === "mine";
  const guarded = useQuery({
    queryKey: ["guard", handoffId, asked],
    queryFn: () => guard(api, handoffId, asked),
    enabled: isGuarded,
    retry: false,
    staleTime: 60_000,
  });
  const repeats: readonly Repeat[] =
    isGuarded && asked === text ? (guarded.data ?? []).filter((r) => !onPurpose.has(r.field)) : [];
  const replies = useQuery({ queryKey: ["replies"], queryFn: api.replies, staleTime: 300_000 });
  const open = unfilled(text);

  // A text refused because the conversation changed hands goes back into the field, with the reason.
  const refused = outbox.find(
    (p) => p.conversationId === id && p.state === "refused" && isCode(p.problem, "stale_epoch"),
  );
  const [changedHands, setChangedHands] = useState(false);
  useEffect(() => {
    if (!refused) return;
    setTextHeld((now) => (now ? `${refused.text}\n${now}` : refused.text));
    setChangedHands(true);
    forget(refused.id);
  }, [refused]);
  useEffect(() => {
    if (standing === "mine" && state.conversation.epoch > 0) setChangedHands(false);
  }, [standing, state.conversation.epoch]);

  inserting.current = (piece) => {
    setMode("reply");
    const at = field.current?.selectionStart ?? text.length;
    setText(text.trim() === "" ? piece : text.slice(0, at) + piece + text.slice(at));
    field.current?.focus();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field grows with its text and comes and goes with these
  useEffect(() => {
    const box = field.current;
    if (!box) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  }, [text, standing, mode]);
  const writeAs = (next: Mode): void => {
    setMode(next);
    setTimeout(() => field.current?.focus(), 0);
  };
  useHotkeys([
    ["R", () => writeAs("reply")],
    ["N", () => writeAs("note")],
    ["I", () => packet?.draft && standing === "mine" && inserting.current(draftText(packet, me))],
  ]);

  const canReply = standing === "mine";
  const showsField = canReply || mode === "note";

  const send = (): void => {
    const body = text.trim();
    if (!body) return;
    if (mode === "reply" && open.length > 0) {
      setTrouble(
        `Nothing was sent: ${open.map((name) => `{{${name}}}`).join(", ")} has no value. Fill it in or remove it.`,
      );
      return;
    }
    write(
      api,
      mode === "note"
        ? { conversationId: id, kind: "note", text: body }
        : {
            conversationId: id,
            kind: "agent",
            text: body,
            epoch: state.conversation.epoch,
            onPurpose: [...onPurpose],
          },
    );
    setText("");
    setOnPurpose(new Set());
    if (mode === "note") setMode("reply");
  };
  const pick = async (reply: SavedReply): Promise<void> => {
    try {
      const rendered = await api.renderReply(reply.id, id);
      inserting.current(rendered.text);
    } catch (error) {
      // The server is away: what the packet knows fills what it can, the rest stays open and blocks.
      if (isPassing(error)) inserting.current(filled(reply.text, packet?.draft?.variables ?? {}));
      else setTrouble(inWords(error));
    }
  };
  const replaceAsked = (repeat: Repeat): void => {
    setText(`${text.slice(0, repeat.span.start)}${repeat.answer}${text.slice(repeat.span.end)}`);
    field.current?.focus();
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape") event.currentTarget.blur();
    else if (event.altKey && event.key === "Enter") replaceFirst();
    else if (event.key === "/" && text === "" && mode === "reply") {
      event.preventDefault();
      setPicking(true);
    } else if (event.ctrlKey && event.key === " ") {
      event.preventDefault();
      replaceFirst();
    }
  };
  const replaceFirst = (): void => {
    const first = repeats[0];
    if (first) replaceAsked(first);
  };
  const typed = (next: string): void => {
    setText(next);
    if (mode === "reply" && Date.now() - typedAt.current > TYPING_MS && next) {
      typedAt.current = Date.now();
      live.typing(id);
    }
  };
  const known =
    standing === "mine"
      ? state.handoff?.mode === "email" || state.customer.is_away
        ? "away: goes by e-mail too if they stay away"
        : ""
      : "";

  return (
    <div className={css["dock"]} data-mode={showsField ? mode : "bar"}>
      {changedHands ? (
        <div className={css["refusal"]} role="alert">
          <p>
            Not sent: the conversation changed hands
            {state.handoff?.agent_name ? ` and is with ${state.handoff.agent_name} now` : ""}. Your
            text is kept.
          </p>
          <Button variant="default" size="compact-sm" onClick={() => setChangedHands(false)}>
            Understood
          </Button>
        </div>
      ) : null}
      {canReply ? null : (
        <Bar hasNote={mode === "note"} onNote={() => writeAs(mode === "note" ? "reply" : "note")} />
      )}
      {repeats.length > 0 ? (
        <Guard
          repeats={repeats}
          onInsert={replaceAsked}
          onPurpose={(name) => setOnPurpose(new Set([...onPurpose, name]))}
        />
      ) : null}
      {showsField ? (
        <>
          <div className={css["modes"]}>
            {canReply ? (
              <button
                type="button"
                aria-pressed={mode === "reply"}
                onClick={() => writeAs("reply")}
              >
                Reply
              </button>
            ) : null}
            <button type="button" aria-pressed={mode === "note"} onClick={() => writeAs("note")}>
              Private note
            </button>
            {mode === "reply" && known ? <span className={`${css["to"]} cut`}>{known}</span> : null}
          </div>
          <div className={css["field"]}>
            <Marked text={text} repeats={repeats} isReply={mode === "reply"} field={field} />
            <textarea
              ref={field}
              rows={2}
              dir="auto"
              value={text}
              aria-label={mode === "reply" ? "Reply" : "Private note"}
              placeholder={
                mode === "reply"
                  ? `Reply to ${state.customer.name?.split(" ")[0] || "the customer"}`
                  : "Only colleagues see this"
              }
              onChange={(event) => typed(event.currentTarget.value)}
              onKeyDown={onKey}
            />
          </div>
          {trouble ? (
            <p className={css["bad"]} role="alert">
              {trouble}
            </p>
          ) : null}
          <div className={css["tools"]}>
            <Menu opened={isPicking} onChange={setPicking} position="top-start" width={320}>
              <Menu.Target>
                <Button
                  variant="subtle"
                  color="gray"
                  px={8}
                  leftSection={<ReaderIcon />}
                  disabled={mode === "note"}
                >
                  Saved replies
                </Button>
              </Menu.Target>
              <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
                {(replies.data?.items ?? []).map((reply) => (
                  <Menu.Item key={reply.id} onClick={() => void pick(reply)}>
                    <div className={css["reply"]}>
                      <b className="cut">{reply.title}</b>
                      <span className="cut">{reply.text}</span>
                    </div>
                  </Menu.Item>
                ))}
                {replies.data?.items.length === 0 ? (
                  <Menu.Label>None yet: add them in the admin.</Menu.Label>
                ) : null}
              </Menu.Dropdown>
            </Menu>
            {packet?.draft && canReply ? (
              <Button
                variant="subtle"
                color="gray"
                px={8}
                leftSection={<LightningBoltIcon />}
                onClick={() => inserting.current(draftText(packet, me))}
                disabled={mode === "note"}
              >
                Draft
              </Button>
            ) : null}
            <span className={css["gap"]} />
            <span className={css["hint"]}>
              <Kbd>⏎</Kbd> {mode === "note" ? "keeps" : "sends"}
            </span>
            <Button
              onClick={send}
              disabled={text.trim() === ""}
              leftSection={mode === "note" ? <Pencil2Icon /> : null}
            >
              {mode === "note" ? "Keep note" : "Send"}
            </Button>
          </div>
        </>
      ) : null}
    </div>
  );
}
