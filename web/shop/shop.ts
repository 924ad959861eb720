/** What the demo shop's page does by itself, and how the stage around it may speak in its chat. */

interface Chat {
  readonly open: () => void;
  readonly say: (text: string) => void;
}

const chat = (): Chat | undefined => (window as unknown as { Batonpass?: Chat }).Batonpass;

/** Runs `what` with the chat, now or once its loader is there. */
function withChat(what: (chat: Chat) => void): void {
  const there = chat();
  if (there) what(there);
  else addEventListener("batonpass:ready", () => withChat(what), { once: true });
}

let count = 0;
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-add]")) {
  button.addEventListener("click", () => {
    count += 1;
    const shown = document.querySelector("[data-basket] b");
    if (shown) shown.textContent = String(count);
  });
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-say]")) {
  button.addEventListener("click", () => withChat((c) => c.say(button.dataset["say"] ?? "")));
}

// The stage frames this page; only it, and only from our own origin, may say a sentence here.
addEventListener("message", (event: MessageEvent<unknown>) => {
  if (event.origin !== location.origin || event.source !== parent || parent === window) return;
  const said = event.data as { type?: unknown; text?: unknown } | null;
  if (said?.type === "batonpass.open") withChat((c) => c.open());
  if (said?.type === "batonpass.say" && typeof said.text === "string") {
    const { text } = said;
    withChat((c) => c.say(text));
  }
});
