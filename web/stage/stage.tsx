/** The demo's one page: who to be, what to say, and shop and console side by side. */
import type { Persona, Stage as StageData } from "@kit/api/types";
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { become, readStage, signInAgent, startStory } from "./demo";
import { Guide } from "./guide";
import { Top } from "./top";

type View = "guide" | "shop" | "console";
const VIEWS: readonly (readonly [View, string])[] = [
  ["guide", "Guide"],
  ["shop", "Shop"],
  ["console", "Console"],
];

function App() {
  const [stage, setStage] = useState<StageData>();
  const [isSignedIn, setSignedIn] = useState(false);
  const [problem, setProblem] = useState("");
  const [view, setView] = useState<View>("guide");
  const [persona, setPersona] = useState<Persona>();
  const [said, setSaid] = useState<readonly string[]>([]);
  const [visit, setVisit] = useState(0); // a new number loads the shop anew
  const shop = useRef<HTMLIFrameElement>(null);

  useEffect(() => {
    const fail = (): void => setProblem("The stage could not be loaded. Is the demo running?");
    readStage().then(setStage).catch(fail);
    // The console opens even if this fails: then it asks for a sign-in.
    signInAgent()
      .catch(() => undefined)
      .finally(() => setSignedIn(true));
  }, []);

  const tellShop = (message: { type: string; text?: string }): void => {
    shop.current?.contentWindow?.postMessage(message, location.origin);
  };
  const be = async (chosen: Persona): Promise<void> => {
    if (!stage) return;
    setProblem("");
    try {
      await become(chosen.id, stage.merchant.slug);
    } catch {
      return setProblem("This customer could not be made.");
    }
    setPersona(chosen);
    setSaid([]);
    setVisit(visit + 1);
  };
  const say = (text: string): void => {
    tellShop({ type: "batonpass.say", text });
    setSaid([...said, text]);
    setView("shop");
  };
  const play = async (story: string): Promise<void> => {
    const lead = stage?.personas.find((p) => p.story === story);
    if (lead) await be(lead);
    await startStory(story).catch(() => setProblem("This story could not be started."));
  };

  return (
    <div class="frame" data-view={view}>
      <Top />
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="tabs" role="tablist" aria-label="Parts of the stage">
        {VIEWS.map(([name, label]) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={view === name}
            aria-controls={name}
            tabIndex={view === name ? 0 : -1}
            onClick={() => setView(name)}
            onKeyDown={(event) => {
              const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
              if (!step) return;
              const now = VIEWS.findIndex(([n]) => n === name);
              const next = VIEWS[(now + step + VIEWS.length) % VIEWS.length]?.[0] ?? "guide";
              setView(next);
              document.getElementById(`tab-${next}`)?.focus();
            }}
          >
            {label}
          </button>
        ))}
      </div>
      <main class="parts">
        <section id="guide" class="part guide" aria-label="Guide">
          {stage ? (
            <Guide
              stage={stage}
              persona={persona}
              said={said}
              onBe={be}
              onSay={say}
              onPlay={play}
            />
          ) : (
            !problem && <p class="quiet">Loading…</p>
          )}
        </section>
        <section id="shop" class="part" aria-label="Shop">
          <PartHead title="Shop" note={persona?.name ?? "a visitor"} href="/shop" />
          <iframe
            key={visit}
            ref={shop}
            title="The shop, with the chat"
            src="/shop"
            onLoad={() => persona && tellShop({ type: "batonpass.open" })}
          />
        </section>
        <section id="console" class="part wide" aria-label="Console">
          <PartHead title="Console" note={stage?.agents[0]?.name ?? "the agent"} href="/console" />
          {isSignedIn && <iframe title="The agent's console" src="/console" />}
        </section>
      </main>
    </div>
  );
}

function PartHead({ title, note, href }: { title: string; note: string; href: string }) {
  return (
    <header class="part-head">
      <h2>{title}</h2>
      <p>
        You are <b>{note}</b>
      </p>
      <a href={href} target="_blank" rel="noopener">
        Open alone
      </a>
    </header>
  );
}

const root = document.getElementById("stage");
if (root) render(<App />, root);
