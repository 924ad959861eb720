/** The suggested reply with everything filled that is known; what stays open blocks sending. Pure. */
import type { Me } from "@kit/api/index";
import { filled } from "./context";
import type { Packet } from "./data/packet";

const NAME = /[ ,]*\{\{\s*customer[._]name\s*\}\}/g;

export function draftText(packet: Packet, me: Me): string {
  const { draft, customer } = packet;
  if (!draft) return "";
  const name = customer.name?.split(" ")[0] ?? "";
  const text = filled(draft.text, {
    ...Object.fromEntries(
      Object.entries(draft.variables ?? {}).filter(([, value]) => value !== ""),
    ),
    ...both("agent", me.agent.name),
    ...both("merchant", me.merchant.name),
    ...(name ? both("customer", name) : {}),
  });
  return name ? text : text.replace(NAME, ""); // "Hello," is a greeting too
}

/** A variable is written with a dot or with a line below. */
const both = (who: string, name: string): Readonly<Record<string, string>> => ({
  [`${who}.name`]: name,
  [`${who}_name`]: name,
});
