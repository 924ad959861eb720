/** They asked to be called: when, on their clock, and at which number, one press away. */
import { MobileIcon } from "@radix-ui/react-icons";
import css from "./CaseView.module.css";
import { useOpenCase } from "./context";

export function Call() {
  const { state, packet, standing } = useOpenCase();
  const { handoff, customer } = state;
  if (handoff?.mode !== "callback" || standing === "over") return null;
  const phone = packet?.customer.phone ?? "";
  const at = handoff.callback_at ?? "";
  return (
    <p className={css["call"]}>
      <MobileIcon />
      <span>
        {at ? (
          <>
            Asked to be called at <time dateTime={at}>{callTime(at, customer.time_zone)}</time>
          </>
        ) : (
          "Asked to be called"
        )}
      </span>
      {phone ? (
        <a href={`tel:${phone}`} dir="ltr">
          Call {phone}
        </a>
      ) : null}
    </p>
  );
}

/** The hour on the customer's clock; on ours where theirs is not known, and it is said which. */
export function callTime(at: string, zone: string, now = new Date()): string {
  const on = new Date(at);
  const timeZone = isZone(zone) ? { timeZone: zone } : {};
  const day = (date: Date): string =>
    date.toLocaleDateString("en-GB", {
      ...timeZone,
      weekday: "short",
      day: "numeric",
      month: "short",
    });
  const time = on.toLocaleTimeString("en-GB", { ...timeZone, hour: "2-digit", minute: "2-digit" });
  const when = day(on) === day(now) ? time : `${time} on ${day(on)}`;
  return `${when} (${isZone(zone) ? "their" : "your"} time)`;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return zone !== "";
  } catch {
    return false;
  }
}
