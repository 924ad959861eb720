/** The stage's head: where else to look, how far the past is made, and whether colleagues help. */
import type { DemoHistory } from "@kit/api/types";
import { useEffect, useState } from "preact/hooks";
import { readHistory, setColleagues } from "./demo";

const LINKS = [
  ["/shop", "Shop"],
  ["/console", "Console"],
  ["/admin", "Admin"],
  ["/mailbox", "Mailbox"],
] as const;
const LOOK_MS = 1_500;

export function Top() {
  return (
    <header class="top">
      <h1>
        <img src={new URL("./icon.svg", import.meta.url).href} alt="" width="26" height="26" />
        Batonpass <span>stage</span>
      </h1>
      <History />
      <Colleagues />
      <nav aria-label="Pages">
        {LINKS.map(([href, label]) => (
          <a key={href} href={href} target="_blank" rel="noopener">
            {label}
          </a>
        ))}
      </nav>
    </header>
  );
}

/** The thirty days before today, while they are being made. */
function History() {
  const [history, setHistory] = useState<DemoHistory>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = async (): Promise<void> => {
      const now = await readHistory().catch(() => undefined);
      if (now) setHistory(now);
      if (!now?.is_done) timer = setTimeout(look, LOOK_MS);
    };
    void look();
    return () => clearTimeout(timer);
  }, []);
  if (!history || history.total === 0) return null;
  if (history.is_done) {
    return (
      <p class="history" role="status">
        30 days of history are in the reports
      </p>
    );
  }
  const percent = Math.round((100 * history.done) / history.total);
  return (
    <div class="history">
      <label for="history">Making 30 days of history</label>
      <progress id="history" value={history.done} max={history.total}>
        {percent} %
      </progress>
      <span aria-hidden="true">{percent} %</span>
    </div>
  );
}

function Colleagues() {
  const [isOn, setOn] = useState(true);
  return (
    <label class="switch">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => {
          const on = event.currentTarget.checked;
          setOn(on);
          setColleagues(on).catch(() => setOn(!on));
        }}
      />
      <i aria-hidden="true" />
      Colleagues at work
    </label>
  );
}
