/** The routes of leads and owners, and the types they answer with. */
import {
  type AgentApi,
  ask,
  type Card,
  exchange,
  Problem,
  type Role,
  search,
} from "@kit/api/index";
import { useStaff } from "@kit/staff/session";
import { useMemo } from "react";
import type { Decision, Document, Rule } from "./triggers/document";

export interface Settings {
  readonly name: string;
  readonly slug: string;
  readonly time_zone: string;
  readonly languages: readonly string[];
  readonly color: string;
  readonly greeting: string;
  readonly origins: readonly string[];
  readonly hours: Hours;
  readonly holidays: readonly string[];
  readonly dispositions: readonly { readonly code: string; readonly label: string }[];
  readonly offer_seconds: number;
  readonly grace_seconds: number;
  readonly wrap_up_seconds?: number;
  readonly alert_minutes: number;
  readonly alert_to?: string;
  readonly mail_from: string;
  /** Who is passed on to another queue: in the old place, else at its end. */
  readonly keeps_place?: boolean;
  /** Capacity units of a conversation by channel, "email" or "callback"; one where nothing is set. */
  readonly units_by_channel?: Readonly<Record<string, number>>;
  /** One mail to who fell silent in line and left an address. */
  readonly follows_up?: boolean;
  readonly order_examples?: readonly string[];
}

/** What who fell silent in line is written, in one language. */
export interface FollowUp {
  readonly language: string;
  readonly subject: string;
  readonly text: string;
}

/** How settings travel: the name beside the rest. */
interface Stored {
  readonly name: string;
  readonly slug: string;
  readonly settings: Omit<Settings, "name" | "slug">;
}

export type Day = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
export type Hours = Readonly<Partial<Record<Day, readonly (readonly [string, string])[]>>>;

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly capacity_units: number;
  readonly queues: readonly string[];
  readonly language: string;
  readonly state: "active" | "disabled" | "invited";
  readonly revision: number;
}

export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly fallback_queue_id?: string | null;
  readonly relax_after_seconds?: number | null;
  readonly categories: readonly string[];
  readonly languages: readonly string[];
  readonly channels?: readonly string[];
  readonly tiers?: readonly string[];
  readonly order_value_at_least?: number | null;
  readonly hours?: Hours | null;
  readonly time_zone?: string;
  readonly holidays?: readonly string[];
  readonly overflow_at?: number | null;
  readonly sticky_seconds?: number;
  readonly accepts_by_itself?: boolean;
  readonly is_default?: boolean;
  readonly revision: number;
}

export interface Version {
  readonly version: number | string;
  readonly published_at?: string | null;
  readonly by?: string | null;
  readonly changed_by?: string | null;
  readonly state?: string;
  readonly revision?: number;
  readonly yaml?: string;
  readonly document?: Document;
}

export interface Triggers {
  readonly published: Version | null;
  readonly draft?: Version | null;
  readonly versions: readonly Version[];
  readonly schema?: Schema;
}

export interface Trouble {
  readonly place: string;
  readonly cure: string;
  readonly line?: number;
}

export type Schema = Readonly<Record<string, unknown>>;

/** A count out of a count with its 95 % interval. */
export interface Counted {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface PlayedVersion {
  readonly handoffs: Counted;
  readonly offers: number;
  readonly by_rule: readonly {
    readonly rule: string;
    readonly reason: string;
    readonly handoffs: Counted;
    readonly needed: Counted;
    readonly false_alarms: Counted;
    readonly median_turn: number;
  }[];
  readonly lead_time: {
    readonly conversations: number;
    readonly earlier: number;
    readonly median_turns: number;
  };
  readonly missed: Readonly<Record<"handed_off" | "came_back" | "left_angry" | "any", Counted>>;
  readonly false_alarms: { readonly all: Counted; readonly well_rated: number };
  readonly unjudged: readonly Unjudged[];
}

/** Rules with a condition that history says too little for. */
export interface Unjudged {
  readonly condition: "queue" | "hours";
  readonly rules: readonly string[];
  readonly messages: number;
  readonly of: number;
}

export interface QueueEffect {
  readonly handoffs_a_day: number;
  readonly outside_hours: number;
  readonly wait_p50_seconds: number;
  readonly wait_p90_seconds: number;
  readonly abandoned_share: number;
}

export interface Proposal {
  readonly rule: Rule;
  readonly phrase: string;
  readonly mentioned: number;
  readonly gone_wrong: Counted;
  readonly usual: Counted;
  readonly evidence: string;
  readonly examples: readonly string[];
}

export interface Played {
  readonly conversations: number;
  readonly turns: number;
  readonly known_ends: number;
  readonly history_handoffs: Counted;
  readonly rules: PlayedVersion;
  readonly against?: PlayedVersion | null;
  readonly difference?: {
    readonly added: Counted;
    readonly removed: Counted;
    readonly earlier: number;
    readonly later: number;
    readonly rerouted: number;
  } | null;
  readonly proposals: readonly Proposal[];
  readonly queue?: {
    readonly agents: number;
    readonly rules: QueueEffect;
    readonly against?: QueueEffect | null;
    readonly history?: QueueEffect | null;
  } | null;
  readonly inspect: readonly {
    readonly why: string;
    readonly conversation: string;
    readonly turn: number;
    readonly rule: string;
    readonly quote: string;
  }[];
}

export interface Backtest {
  readonly id: string;
  readonly state: "due" | "done" | "failed" | "stopped";
  readonly days: number;
  readonly asked_at: string;
  readonly asked_by: string;
  readonly done: number;
  readonly total: number;
  readonly report?: Played | null;
}

export interface Staffing {
  /** As the staffing plan says, whatever stands below. */
  readonly planned: boolean;
  readonly agents: number;
  readonly capacity: number;
  readonly opens: number;
  readonly closes: number;
}

export interface Case {
  readonly id: string;
  readonly name: string;
  readonly expect: {
    readonly hand_off?: boolean;
    readonly by_turn?: number | null;
    readonly reason?: string | null;
  };
  readonly messages: readonly { readonly author: string; readonly text: string }[];
  readonly conversation_id: string;
  readonly created_at: string;
  readonly created_by: string;
  readonly passed: boolean;
  readonly said: string;
  readonly waived: string;
  readonly waived_by: string;
  readonly waived_at?: string | null;
}

export interface Cases {
  readonly version: number;
  readonly is_draft: boolean;
  readonly items: readonly Case[];
  readonly yaml: string;
}

export interface NewCase {
  readonly name: string;
  readonly expect: Case["expect"];
  readonly conversation_id?: string;
  readonly messages?: Case["messages"];
}

export interface Shadows {
  readonly days: number;
  readonly conversations: number;
  readonly rules: readonly {
    readonly rule: string;
    readonly fired: Counted;
    readonly joined: number;
    readonly alone: number;
    readonly needed: Counted;
    readonly false_alarms: Counted;
    readonly examples: readonly string[];
  }[];
}

export interface Curves {
  readonly days: number;
  readonly conversations: number;
  readonly above: Readonly<Record<string, readonly number[]>>;
}

export interface Report {
  readonly days: number;
  readonly conversations: number;
  readonly handoffs: number;
  readonly handoff_rate: number | null;
  readonly by_reason: readonly { readonly reason: string; readonly n: number }[];
  readonly by_day: readonly {
    readonly day: string;
    readonly conversations: number;
    readonly handoffs: number;
    readonly abandoned: number;
  }[];
  readonly promises: {
    readonly n: number;
    readonly kept: number;
    readonly coverage: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly told_vs_real: readonly {
      readonly told_seconds: number;
      readonly real_seconds: number;
      readonly at: string;
    }[];
  };
  readonly abandonment: { readonly n: number; readonly rate: number | null };
  readonly followed_up: { readonly sent: number; readonly came_back: number };
  readonly first_reply_seconds: Spread;
  readonly wait_seconds: Spread;
  readonly resolution_seconds: Spread;
  readonly csat: { readonly handed_off: Score; readonly assistant_only: Score };
  readonly repeat: {
    readonly asked: { readonly n: number; readonly yes: number };
    readonly detected: { readonly n: number; readonly questions: number };
  };
}

export interface Spread {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly n: number;
}

export interface Score {
  readonly n: number;
  readonly mean: number | null;
  readonly rate?: number | null;
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly intent: string;
  readonly away_reason: string;
  readonly is_connected: boolean;
  readonly held_units: number;
  readonly capacity_units: number;
}

export interface Person {
  readonly agent: Colleague;
  readonly holds: readonly Card[];
}

export interface Board {
  readonly queues: readonly {
    readonly id: string;
    readonly name: string;
    readonly waiting: number;
    readonly longest_seconds: number | null;
    readonly p50: number | null;
    readonly p90: number | null;
    readonly online: number;
    readonly free_units: number;
  }[];
  readonly promises_at_risk: readonly Card[];
  readonly waiting: readonly Card[];
  readonly people: readonly Person[];
  readonly lately: readonly {
    readonly at: string;
    readonly waiting: number;
    readonly longest_seconds: number;
  }[];
}

export interface Share {
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

export interface Coverage {
  readonly raw: Share;
  readonly half: Share;
  readonly told: Share;
  readonly broken_in_silence: number;
  readonly is_alarm: boolean;
}

export interface Ledger {
  readonly days: number;
  readonly band: readonly [number, number];
  readonly told_least: number;
  readonly whole: Coverage;
  readonly weeks: readonly { readonly monday: string; readonly coverage: Coverage }[];
  readonly queues: readonly { readonly name: string; readonly coverage: Coverage }[];
  readonly lengths: readonly { readonly name: string; readonly coverage: Coverage }[];
  readonly models: readonly { readonly name: string; readonly coverage: Coverage }[];
  readonly alarms: readonly string[];
  readonly owed: Coverage;
  readonly left: number;
  readonly told: readonly {
    readonly promise_id: string;
    readonly conversation_id: string;
    readonly at: string;
    readonly queue: string;
    readonly kind: string;
    readonly model: string;
    readonly p50_seconds: number;
    readonly p90_seconds: number;
    readonly told_seconds: number;
    readonly truth: string | null;
    readonly truth_seconds: number | null;
    readonly revised_in_time: boolean;
  }[];
}

export interface StaffPlan {
  readonly agent_id: string;
  readonly name: string;
  readonly week: Hours;
  readonly days: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  readonly revision: number;
}

export interface WhatIf {
  readonly day: string;
  readonly extra_agents: number;
  readonly extra_from: string;
  readonly extra_until: string;
  readonly without: readonly string[];
  readonly capacity: number | null;
  readonly more_customers: number;
  readonly handling: number;
  readonly cost_per_hour: number;
  /** Minutes; before nought is earlier. */
  readonly starts_later: number;
  readonly ends_later: number;
  /** Queues that are one line. */
  readonly together: readonly string[];
  readonly is_pooled: boolean;
  readonly head_starts: number;
}

export interface Shift {
  readonly waits: { readonly p50: number | null; readonly p90: number | null };
  readonly answered: number;
  readonly left: number;
  readonly abandoned_share: number;
  readonly occupancy: number;
  readonly staffed_hours: number;
  readonly cost: number;
  readonly slots: readonly {
    readonly at: string;
    readonly came: number;
    readonly p90: number | null;
    readonly staffed: number;
    readonly waiting: number;
  }[];
}

export interface Simulated {
  readonly day: string;
  readonly customers: number;
  readonly agents: readonly string[];
  /** The past days that a day to come is foretold from. */
  readonly drawn_from: readonly string[];
  /** One of the merchant's holidays. */
  readonly is_holiday: boolean;
  readonly real: Shift;
  readonly other: Shift;
  readonly took_seconds: number;
}

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes?: readonly string[];
  readonly created_at: string;
  readonly last_used_at?: string | null;
  readonly revoked_at?: string | null;
}

export interface AuditEntry {
  readonly id?: string;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly about?: string;
  readonly detail?: unknown;
}

export interface Reply {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly shortcut?: string;
}

export interface Tried {
  readonly text: string;
  readonly signals?: Readonly<Record<string, unknown>>;
  readonly decision: Decision;
}

type Items<T> = { readonly items: readonly T[]; readonly next?: string | null } | readonly T[];

const items = <T>(answer: Items<T>): readonly T[] => ("items" in answer ? answer.items : answer);

export type AdminApi = ReturnType<typeof adminApi>;

export function useAdmin(): AdminApi {
  const { api } = useStaff();
  return useMemo(() => adminApi(api), [api]);
}

export function adminApi({ door }: AgentApi) {
  const get = <T>(path: string): Promise<T> => ask<T>(door, "GET", path);
  const list = async <T>(path: string): Promise<readonly T[]> => items(await get<Items<T>>(path));
  const put = <T>(path: string, body: unknown, etag?: string | null): Promise<T> =>
    ask<T>(door, "PUT", path, { body, ...(etag ? { headers: { "if-match": etag } } : {}) });
  const post = <T>(path: string, body: unknown = {}): Promise<T> =>
    ask<T>(door, "POST", path, { body });
  const one = (path: string, id: string): string => `${path}/${encodeURIComponent(id)}`;
  return {
    settings: async () => {
      const { body, etag } = await exchange<Stored>(door, "GET", "/v1/merchant");
      return { body: { ...body.settings, name: body.name, slug: body.slug } as Settings, etag };
    },
    saveSettings: ({ name, slug: _, ...settings }: Settings, etag: string | null) =>
      put<unknown>("/v1/merchant", { name, settings }, etag),
    followUp: () => list<FollowUp>("/v1/merchant/follow-up"),
    agents: () => list<Member>("/v1/agents"),
    invite: (body: { name: string; email: string; role: Role }) =>
      post<{ readonly invitation_url: string }>("/v1/agents", body),
    saveAgent: ({ id, ...body }: Partial<Member> & { id: string }) =>
      put<Member>(one("/v1/agents", id), body),
    queues: () => list<Queue>("/v1/queues"),
    addQueue: (body: Omit<Queue, "id">) => post<Queue>("/v1/queues", body),
    saveQueue: ({ id, ...body }: Queue) => put<Queue>(one("/v1/queues", id), body),
    removeQueue: (id: string) => ask<void>(door, "DELETE", one("/v1/queues", id)),
    triggers: () => exchange<Triggers>(door, "GET", "/v1/triggers"),
    saveDraft: async (
      body: { yaml: string } | { document: Document },
      revision: number | undefined,
    ): Promise<readonly Trouble[]> => {
      try {
        await put("/v1/triggers/draft", body, revision === undefined ? null : `"${revision}"`);
        return [];
      } catch (error) {
        const found = error instanceof Problem ? error.fields["problems"] : undefined;
        if (Array.isArray(found)) return found as readonly Trouble[];
        throw error;
      }
    },
    publish: () => post<unknown>("/v1/triggers/publish"),
    discardDraft: () => ask<unknown>(door, "DELETE", "/v1/triggers/draft"),
    promote: (rule: string) => post<unknown>("/v1/triggers/promote", { rule }),
    shadows: (days: number) => get<Shadows>(`/v1/triggers/shadow?days=${days}`),
    thresholds: (days: number) => get<Curves>(`/v1/triggers/thresholds?days=${days}`),
    backtests: () => list<Backtest>("/v1/triggers/backtests"),
    backtest: (id: string) => get<Backtest>(one("/v1/triggers/backtests", id)),
    askBacktest: (body: { days: number; document?: Document; staffing?: Staffing }) =>
      post<{ readonly id: string }>("/v1/triggers/backtests", body),
    stopBacktest: (id: string) => ask<void>(door, "DELETE", one("/v1/triggers/backtests", id)),
    cases: () => get<Cases>("/v1/triggers/cases"),
    keepCase: (body: NewCase) => post<{ readonly id: string }>("/v1/triggers/cases", body),
    waiveCase: (id: string, reason: string) =>
      post<unknown>(`${one("/v1/triggers/cases", id)}/waive`, { reason }),
    dropCase: (id: string) => ask<void>(door, "DELETE", one("/v1/triggers/cases", id)),
    rollBack: (version: number | string) => post<unknown>("/v1/triggers/rollback", { version }),
    tryOut: (
      messages: readonly { author: string; text: string }[],
      document: Document | undefined,
    ) =>
      post<{ readonly items: readonly Tried[]; readonly problems?: readonly Trouble[] }>(
        "/v1/triggers/try",
        document ? { messages, document } : { messages },
      ),
    report: (days: number) => get<Report>(`/v1/reports/overview?days=${days}`),
    board: () => get<Board>("/v1/board"),
    assign: (handoff: string, agent: string, held_by: string) =>
      post<unknown>(`${one("/v1/handoffs", handoff)}/assign`, { agent_id: agent, held_by }),
    whisper: (conversation: string, text: string) =>
      post<unknown>(`${one("/v1/conversations", conversation)}/whisper`, { text }),
    ledger: (days: number) => get<Ledger>(`/v1/promises?days=${days}`),
    staffing: () => list<StaffPlan>("/v1/staffing"),
    savePlan: ({ agent_id, name: _, ...body }: StaffPlan) =>
      put<StaffPlan>(one("/v1/staffing", agent_id), body),
    simulate: (body: WhatIf) => post<Simulated>("/v1/staffing/simulate", body),
    keys: () =>
      get<{ readonly items: readonly ApiKey[]; readonly scopes: readonly string[] }>("/v1/keys"),
    addKey: (body: { name: string; scopes: readonly string[] }) =>
      post<{ readonly id: string; readonly secret: string }>("/v1/keys", body),
    dropKey: (id: string) => ask<void>(door, "DELETE", one("/v1/keys", id)),
    audit: async (cursor?: string) => {
      const answer = await get<{
        readonly items: readonly AuditEntry[];
        readonly next?: string | null;
      }>(`/v1/audit?${search({ cursor })}`);
      return answer;
    },
    replies: () => list<Reply>("/v1/replies"),
    addReply: (body: Omit<Reply, "id">) => post<Reply>("/v1/replies", body),
    saveReply: ({ id, ...body }: Reply) => put<Reply>(one("/v1/replies", id), body),
    dropReply: (id: string) => ask<void>(door, "DELETE", one("/v1/replies", id)),
  };
}
