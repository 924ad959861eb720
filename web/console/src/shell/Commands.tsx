/** Everything by key: the command palette, and the page that lists the keys. */
import "@mantine/spotlight/styles.layer.css";
import type { Card, Inbox } from "@kit/api/index";
import { Kbd } from "@kit/staff/bits";
import { go } from "@kit/staff/hash";
import { useScheme } from "@kit/staff/scheme";
import { useStaff } from "@kit/staff/session";
import { Modal } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import {
  createSpotlight,
  Spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
} from "@mantine/spotlight";
import { useEffect, useState } from "react";
import { SEARCH_ID } from "../list/List";
import { useAlerts } from "../offer/alerts";
import css from "./Commands.module.css";
import { REASONS, usePresence } from "./presence";

const [store, palette] = createSpotlight();
export const openPalette = palette.open;

let showKeys: (() => void) | undefined;
export const openKeys = (): void => showKeys?.();

const KEYS = [
  [
    "Offers",
    [
      ["A", "accept"],
      ["D", "decline"],
    ],
  ],
  [
    "List",
    [
      ["J", "next conversation"],
      ["K", "the one before"],
      ["/", "search"],
      ["Esc", "leave the field"],
    ],
  ],
  [
    "Case",
    [
      ["T", "take it, or take over"],
      ["R", "reply"],
      ["N", "private note"],
      ["I", "use the draft"],
      ["E", "resolve"],
      ["X", "transfer"],
      ["B", "return to the assistant"],
    ],
  ],
  [
    "Writing",
    [
      ["⏎", "send"],
      ["⇧ ⏎", "new line"],
      ["/", "saved replies"],
      ["⌥ ⏎", "use the known answer"],
    ],
  ],
  [
    "Everywhere",
    [
      ["⌘ K", "do anything"],
      ["P", "online or away"],
      ["?", "this page"],
    ],
  ],
] as const;

export function Commands({ inbox, openId }: { inbox: Inbox | null; openId: string }) {
  const { signOut } = useStaff();
  const presence = usePresence();
  const scheme = useScheme();
  const alerts = useAlerts();
  const [hasKeys, setKeys] = useState(false);
  useEffect(() => {
    showKeys = () => setKeys(true);
    return () => {
      showKeys = undefined;
    };
  }, []);
  const cards: readonly Card[] = inbox
    ? [...inbox.mine, ...inbox.waiting, ...inbox.owed, ...inbox.recent]
    : [];
  const step = (by: number): void => {
    const at = cards.findIndex((card) => card.conversation_id === openId);
    const next = cards[at < 0 ? 0 : Math.min(cards.length - 1, Math.max(0, at + by))];
    if (next) go(`c/${next.conversation_id}`);
  };
  const isOnline = inbox?.presence.intent === "online";
  useHotkeys([
    ["J", () => step(1)],
    ["K", () => step(-1)],
    [
      "P",
      () =>
        presence.mutate(isOnline ? { intent: "away", reason: REASONS[0] } : { intent: "online" }),
    ],
    ["/", () => document.getElementById(SEARCH_ID)?.focus()],
    ["shift+?", () => setKeys(true)],
    ["?", () => setKeys(true)],
  ]);
  const action = (
    id: string,
    label: string,
    onClick: () => void,
    description = "",
  ): SpotlightActionData => ({ id, label, onClick, description });
  const actions: SpotlightActionGroupData[] = [
    {
      group: "Do",
      actions: [
        isOnline
          ? action(
              "away",
              "Go away",
              () => presence.mutate({ intent: "away", reason: REASONS[0] }),
              "No more offers until you are back",
            )
          : action(
              "online",
              "Go online",
              () => presence.mutate({ intent: "online" }),
              "Offers come to you again",
            ),
        action("sound", alerts.hasSound ? "Turn sound off" : "Turn sound on", alerts.toggleSound),
        action("scheme", `Change colours (${scheme.words.toLowerCase()})`, scheme.next),
        action("keys", "Show all keys", () => setKeys(true)),
        action("out", "Sign out", () => void signOut()),
      ],
    },
    {
      group: "Conversations",
      actions: cards
        .slice(0, 200)
        .map((card) =>
          action(
            card.conversation_id,
            card.customer_name || "No name yet",
            () => go(`c/${card.conversation_id}`),
            card.headline,
          ),
        ),
    },
  ];
  return (
    <>
      <Spotlight
        store={store}
        actions={actions}
        shortcut={["mod + K"]}
        limit={12}
        scrollable
        maxHeight={420}
        nothingFound="Nothing by that name."
        highlightQuery
        lockScroll={false}
        attributes={{ content: { "aria-label": "Do anything" } }}
        searchProps={{
          placeholder: "Search or do anything",
          "aria-label": "Search or do anything",
        }}
      />
      <Modal opened={hasKeys} onClose={() => setKeys(false)} title="Keys" size={560}>
        <div className={css["keys"]}>
          {KEYS.map(([title, pairs]) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {pairs.map(([key, words]) => (
                  <div key={key + words}>
                    <dt>
                      <Kbd>{key}</Kbd>
                    </dt>
                    <dd>{words}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </Modal>
    </>
  );
}
