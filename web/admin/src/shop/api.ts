/** The routes of the page Shop, and what they answer. */
import { ask } from "@kit/api/index";
import { useStaff } from "@kit/staff/session";
import { useMemo } from "react";

export type Kind = "shopify" | "woocommerce" | "own" | "pushed";
export type Tracker = "" | "easypost" | "aftership";

export interface Link {
  readonly kind: Kind;
  readonly address: string;
  readonly token: string;
  readonly key: string;
  readonly secret: string;
  readonly hook_secret: string;
  readonly tracker: Tracker;
  readonly tracker_key: string;
  readonly tracker_hook_secret: string;
}

export interface LiveCheck {
  readonly shop: string;
  readonly is_answering: boolean;
  readonly said: string;
  readonly missing: readonly string[];
  readonly sample: {
    readonly number: string;
    readonly placed_at: string;
    readonly state: string;
    readonly total: string;
    readonly currency: string;
    readonly customer_name: string;
    readonly lines: readonly { readonly title: string; readonly quantity: number }[];
    readonly tracking: string;
  } | null;
}

export interface Terms {
  readonly policies: Readonly<Record<string, unknown>> & {
    readonly shop_name: string;
    readonly returns: Readonly<Record<string, unknown>> & {
      readonly days: number;
      readonly refund_days: number;
      readonly condition: string;
    };
    readonly delivery_days: readonly [number, number];
    readonly email: string;
  };
  readonly limits: Readonly<Record<string, unknown>> & {
    readonly currency: string;
    readonly refund_max: string | number;
    readonly goodwill_max: string | number;
    readonly reship_max: number;
    readonly reship_value_max: string | number;
  };
}

export interface Health {
  readonly state: "answering" | "silent" | "gone";
  readonly checked_at: string | null;
  readonly last_success_at: string | null;
  readonly last_error_at: string | null;
  readonly last_error: string;
  readonly missing: readonly string[];
  readonly hook_at: string | null;
  readonly hook_refused_at: string | null;
}

export interface ConnectedShop {
  readonly kind: Kind | "";
  readonly address: string;
  readonly tracker: Tracker;
  readonly hooks_url: string;
  readonly connected_at: string | null;
  readonly revision: number;
  readonly is_demo: boolean;
  readonly is_open: boolean;
  readonly can_connect: boolean;
  readonly can_authorise: boolean;
  readonly health: Health | null;
  readonly terms: Terms | null;
  readonly deliveries: readonly {
    readonly vendor: string;
    readonly topic: string;
    readonly outcome: string;
    readonly at: string;
  }[];
}

export interface Export {
  readonly id: string;
  readonly request: string;
  readonly about: string;
  readonly at: string;
}

export const SHOP = ["shop"] as const;

/** What Shopify sent the browser back with; empty when it did not. */
export const consent = (): string =>
  /[?&]hmac=/.test(location.search) && /[?&]state=/.test(location.search) ? location.search : "";

export function useShop() {
  const { api } = useStaff();
  return useMemo(() => {
    const { door } = api;
    return {
      read: () => ask<ConnectedShop>(door, "GET", "/v1/shop"),
      check: (body: Link) => ask<LiveCheck>(door, "POST", "/v1/shop/check", { body }),
      connect: (body: Link) => ask<ConnectedShop>(door, "PUT", "/v1/shop", { body }),
      authorise: (shop: string) =>
        ask<{ readonly url: string }>(door, "POST", "/v1/shop/authorise", { body: { shop } }),
      authorised: (query: string) =>
        ask<ConnectedShop>(door, "POST", "/v1/shop/authorised", { body: { query } }),
      look: () => ask<LiveCheck>(door, "POST", "/v1/shop/look", { body: {} }),
      saveTerms: (body: Terms, revision: number) =>
        ask<ConnectedShop>(door, "PUT", "/v1/shop/terms", {
          body,
          headers: { "if-match": `"${revision}"` },
        }),
      disconnect: () => ask<void>(door, "DELETE", "/v1/shop"),
      exports: async () =>
        (await ask<{ readonly items: readonly Export[] }>(door, "GET", "/v1/shop/exports")).items,
    };
  }, [api]);
}
