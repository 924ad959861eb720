/** The console as one screen: who is waiting, and the case in hand. */
import type { Inbox } from "@kit/api/index";
import { Empty, Kbd } from "@kit/staff/bits";
import { usePlace } from "@kit/staff/hash";
import { Button } from "@mantine/core";
import { ChatBubbleIcon } from "@radix-ui/react-icons";
import css from "./App.module.css";
import { CaseView } from "./CaseView";
import { useInbox } from "./data/inbox";
import { LiveProvider } from "./data/live";
import { List } from "./list/List";
import { Offers } from "./offer/Offers";
import { Commands } from "./shell/Commands";
import { Notices } from "./shell/Notices";
import { TopBar } from "./shell/TopBar";

export function App() {
  return (
    <LiveProvider>
      <Console />
    </LiveProvider>
  );
}

/** The conversation in the address: "c/cv_...". */
export function useOpenId(): string {
  const place = usePlace();
  return place.startsWith("c/") ? place.slice(2) : "";
}

function Console() {
  const openId = useOpenId();
  const inbox = useInbox();
  return (
    <main className={css["app"]} data-open={openId !== ""}>
      <h1 className="sr">Console</h1>
      <div className={css["bars"]}>
        <TopBar inbox={inbox.data ?? null} />
        <Notices inbox={inbox.data ?? null} />
        <Offers offers={inbox.data?.offers ?? []} openId={openId} />
      </div>
      <nav className={css["list"]} aria-label="Conversations">
        <List inbox={inbox} openId={openId} />
      </nav>
      <section className={css["case"]} aria-label="Case">
        {openId ? <CaseView key={openId} id={openId} /> : <Blank inbox={inbox.data ?? null} />}
      </section>
      <Commands inbox={inbox.data ?? null} openId={openId} />
    </main>
  );
}

function Blank({ inbox }: { inbox: Inbox | null }) {
  const waiting = inbox?.counts.waiting ?? 0;
  const first = inbox?.waiting[0];
  return (
    <div className={css["blank"]}>
      <Empty
        icon={<ChatBubbleIcon />}
        title={waiting > 0 ? `${waiting} waiting for a person` : "Nobody is waiting"}
      >
        {waiting > 0
          ? "Take one from the list, or stay online: the next one is offered to you."
          : "Stay online. When somebody needs a person, the case is offered to you here."}
      </Empty>
      {first ? (
        <p className={css["first"]}>
          <Button size="sm" component="a" href={`#/c/${first.conversation_id}`}>
            Read the first
          </Button>
        </p>
      ) : null}
      <dl className={css["hints"]}>
        <dt>
          <Kbd>J</Kbd> <Kbd>K</Kbd>
        </dt>
        <dd>next, previous</dd>
        <dt>
          <Kbd>⌘</Kbd> <Kbd>K</Kbd>
        </dt>
        <dd>do anything</dd>
        <dt>
          <Kbd>?</Kbd>
        </dt>
        <dd>all keys</dd>
      </dl>
    </div>
  );
}
