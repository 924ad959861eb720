/** The ways to connect a shop: what each needs, and where a merchant finds it. */
import type { Kind, Link, Tracker } from "./api";

export interface Field {
  readonly name: keyof Link;
  readonly label: string;
  readonly hint: string;
  readonly placeholder?: string;
  readonly isSecret?: boolean;
  readonly isOptional?: boolean;
}

export interface Way {
  readonly title: string;
  readonly about: string;
  readonly steps: readonly string[];
  readonly fields: readonly Field[];
}

export const WAYS: Readonly<Record<Kind, Way>> = {
  shopify: {
    title: "Shopify",
    about: "Orders, parcels, returns; refunds and re-ships in one click.",
    steps: [
      "In Shopify open Settings, Apps, Develop apps, and create an app named Batonpass.",
      "Under Admin API scopes tick read_customers, read_orders, read_all_orders, read_fulfillments, read_returns, write_orders, write_draft_orders, write_discounts, write_returns. Install the app.",
      "Copy the access token, shown once, and the API secret key.",
    ],
    fields: [
      {
        name: "address",
        label: "Shop address",
        hint: "The one that ends in .myshopify.com.",
        placeholder: "your-shop.myshopify.com",
      },
      {
        name: "token",
        label: "Admin API access token",
        hint: "Begins with shpat_.",
        isSecret: true,
      },
      {
        name: "hook_secret",
        label: "API secret key",
        hint: "Signs what Shopify posts to us. Without it changes are seen only when we ask.",
        isSecret: true,
        isOptional: true,
      },
    ],
  },
  woocommerce: {
    title: "WooCommerce",
    about: "Orders, refunds, notes, coupons, over the shop's REST API.",
    steps: [
      "In WordPress open WooCommerce, Settings, Advanced, REST API, and add a key.",
      "Give it Read/Write, for a user who may manage orders.",
      "Copy both halves; the secret is shown once.",
    ],
    fields: [
      {
        name: "address",
        label: "Shop address",
        hint: "As customers open it.",
        placeholder: "https://shop.example",
      },
      { name: "key", label: "Consumer key", hint: "Begins with ck_.", isSecret: true },
      { name: "secret", label: "Consumer secret", hint: "Begins with cs_.", isSecret: true },
    ],
  },
  own: {
    title: "Your own system",
    about: "Any shop that serves a small signed HTTP contract.",
    steps: [
      "Serve the contract in docs/guides/shops/own-shop.openapi.json; an example of 60 lines lies beside it.",
      "Choose a shared secret, whsec_ and base64, and verify our signature with it.",
    ],
    fields: [
      {
        name: "address",
        label: "Address of the contract",
        hint: "https, reachable from here.",
        placeholder: "https://shop.example/batonpass",
      },
      { name: "secret", label: "Shared secret", hint: "Begins with whsec_.", isSecret: true },
    ],
  },
  pushed: {
    title: "Orders are pushed to us",
    about: "Your system sends its orders; we never call it.",
    steps: [
      "Make an API key that may push orders, on the page API keys.",
      "Send each order whole, whenever it changes, to POST /v1/shop/orders.",
    ],
    fields: [],
  },
};

export const KINDS = Object.keys(WAYS) as readonly Kind[];

export const TRACKERS: readonly { readonly value: Tracker; readonly label: string }[] = [
  { value: "", label: "None: what the shop knows must do" },
  { value: "easypost", label: "EasyPost" },
  { value: "aftership", label: "AfterShip" },
];

export function blank(kind: Kind, address = "", tracker: Tracker = ""): Link {
  return {
    kind,
    address,
    token: "",
    key: "",
    secret: "",
    hook_secret: "",
    tracker,
    tracker_key: "",
    tracker_hook_secret: "",
  };
}
