/** What the demo's customers got by e-mail. */

import { parts } from "@kit/ui/links";
import { clock, day, dayKey } from "@kit/ui/time";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Mail, readMailbox } from "./demo";

const LOOK_MS = 3_000;

function Mailbox() {
  const [mails, setMails] = useState<readonly Mail[]>();
  const [isDown, setDown] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = async (): Promise<void> => {
      try {
        setMails((await readMailbox()).mails);
        setDown(false);
      } catch {
        setDown(true);
      }
      timer = setTimeout(look, LOOK_MS);
    };
    void look();
    return () => clearTimeout(timer);
  }, []);
  return (
    <main class="mailbox">
      <h1>Mailbox</h1>
      <p class="quiet">Every e-mail of the demo lands here. Nothing leaves this machine.</p>
      {isDown && (
        <p class="problem" role="alert">
          The mailbox does not answer. It is tried again.
        </p>
      )}
      {mails?.length === 0 && (
        <p class="empty">No e-mail yet. Ask for an answer by e-mail in the shop.</p>
      )}
      <ol>
        {mails?.map((mail) => (
          <li key={mail.id} class="mail">
            <details>
              <summary>
                <b>{mail.subject}</b>
                <span>to {mail.to}</span>
                <time dateTime={mail.at}>{when(mail.at)}</time>
              </summary>
              <p class="text">
                {parts(mail.text).map((part, i) =>
                  part.href ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
                    <a key={i} href={part.href} rel="noopener noreferrer">
                      {part.text}
                    </a>
                  ) : (
                    part.text
                  ),
                )}
              </p>
            </details>
          </li>
        ))}
      </ol>
    </main>
  );
}

function when(at: string): string {
  const now = new Date();
  const isToday = dayKey(at) === dayKey(now.toISOString());
  return isToday ? clock(at, "en") : `${day(at, "en", now)}, ${clock(at, "en")}`;
}

const root = document.getElementById("mailbox");
if (root) render(<Mailbox />, root);
