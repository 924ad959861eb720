/** Why people were needed, in few words for staff; customers hear the merchant's own sentence. */

const REASONS: Readonly<Record<string, string>> = {
  asked: "Asked for a person",
  callback: "Asked for a call",
  unreachable: "Could not reach anyone",
  frustrated: "Frustrated",
  failed: "The assistant could not solve it",
  not_received: "Says delivered, did not come",
  gave_up: "The assistant gave up",
  needs_person: "A person has to decide",
  human_needed: "A person has to decide",
  sensitive: "Sensitive",
  churn: "Threatens to leave",
  out_of_scope: "Out of scope",
  safety: "Safety",
  silent: "The assistant was silent",
  promised: "The assistant promised a person",
  repeated_contact: "Came back about the same order",
  order_late: "Late order",
  high_value: "Valuable order",
  custom_order: "Custom order",
  chargeback: "Chargeback",
  decision: "Needs a decision",
  takeover: "Taken over by an agent",
  reopened: "Came back",
  choice: "Chose a person",
  rule: "A rule of yours",
};

/** The reason's name; a merchant's own code reads as its words. */
export function reasonName(code: string | undefined | null, fallback = ""): string {
  if (!code) return fallback;
  const words = code.replaceAll("_", " ").replaceAll("-", " ");
  return REASONS[code] ?? words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
