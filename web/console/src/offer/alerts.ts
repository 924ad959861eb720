/** How an offer is made heard and seen: a sound after the first click or key, a desktop notification. */
import { useEffect, useSyncExternalStore } from "react";

const MUTED = "batonpass.muted";
let hasSound = localStorage.getItem(MUTED) !== "yes";
let context: AudioContext | undefined;
const listeners = new Set<() => void>();
const changed = (): void => {
  version += 1;
  for (const listener of listeners) listener();
};
let version = 0;

/** Browsers let a page sound only after somebody used it. */
function wake(): void {
  if (navigator.userActivation && !navigator.userActivation.hasBeenActive) return;
  context ??= new AudioContext();
  void context.resume();
  removeEventListener("pointerup", wake);
  removeEventListener("keyup", wake);
}
addEventListener("pointerup", wake);
addEventListener("keyup", wake);

/** Two soft notes, a fifth apart. Silent until the page was used, or when muted. */
export function chime(): void {
  if (!hasSound || context?.state !== "running") return;
  for (const [hertz, delay] of [
    [659.25, 0],
    [987.77, 0.16],
  ] as const) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const start = context.currentTime + delay;
    tone.type = "sine";
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.16, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0005, start + 0.7);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.75);
  }
}

const RING_MS = 3_500;

/** Rings while `isRinging`, and shows one notification when nobody is looking at the page. */
export function useRinging(isRinging: boolean, title: string, body: string, tag: string): void {
  useEffect(() => {
    if (!isRinging) return;
    chime();
    const timer = setInterval(chime, RING_MS);
    return () => clearInterval(timer);
  }, [isRinging]);
  useEffect(() => {
    if (
      !isRinging ||
      !document.hidden ||
      typeof Notification === "undefined" ||
      Notification.permission !== "granted"
    )
      return;
    const shown = new Notification(title, { body, tag });
    shown.onclick = () => window.focus();
    return () => shown.close();
  }, [isRinging, title, body, tag]);
}

export function useAlerts() {
  useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    () => version,
  );
  return {
    hasSound,
    toggleSound: () => {
      hasSound = !hasSound;
      localStorage.setItem(MUTED, hasSound ? "no" : "yes");
      changed();
      if (hasSound) chime();
    },
    canNotify: typeof Notification === "undefined" ? ("denied" as const) : Notification.permission,
    askToNotify: () => void Notification.requestPermission().then(changed),
  };
}
