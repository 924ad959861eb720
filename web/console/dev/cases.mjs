/** What the invented customers of the rehearsal server want, say and ordered. */

const minutesAgo = (n) => new Date(Date.now() - n * 60_000).toISOString();
const daysAgo = (n) => new Date(Date.now() - n * 86_400_000).toISOString();
const eur = (amount) => ({ amount, currency: "EUR" });

/** Each case: who, what was said (author, text), the order, and what the product made of it. */
export const CASES = [
  {
    key: "maya",
    name: "Maya Okafor",
    email: "maya.okafor@example.com",
    level: "proven",
    headline: "Parcel of #1001 marked delivered on Thursday; Maya never got it, needs it by Friday",
    reason: {
      code: "asked",
      words: "Asked for a person",
      rule: "ask for a person",
      evidence: [
        {
          seq: 9,
          text: "can I please talk to a real person",
          signal: "request",
          score: 0.97,
          threshold: 0.5,
        },
      ],
    },
    category: "Lost parcel",
    frustration: [0.12, 0.31, 0.46, 0.71],
    waited: 95,
    priority: "high",
    talk: [
      ["customer", "Hi, my order #1001 says delivered but there is nothing here"],
      [
        "assistant",
        "I'm sorry, that is annoying. I'm the shop's AI assistant. I can look this up: which e-mail address did you order with?",
      ],
      ["customer", "maya.okafor@example.com"],
      [
        "assistant",
        "Thanks. Northline Post recorded the parcel as delivered on Thursday at 14:12, “left in a safe place”. Could it be with a neighbour or at the reception?",
      ],
      [
        "customer",
        "I asked both neighbours and there is no reception. Nobody has it. I still don't have it",
      ],
      [
        "assistant",
        "I see. The carrier's answer is still “delivered”. You can ask them to look for it with tracking number NP4471920043.",
      ],
      [
        "customer",
        "That's your job not mine?? It's a birthday present, I need it before Friday. can I please talk to a real person",
      ],
    ],
    wants: [
      {
        what: "replacement",
        words: "A replacement lamp",
        quote: "I need it before Friday",
        until: "2026-11-27",
        sources: [{ seq: 9 }],
      },
    ],
    happened: [
      [
        "Tracking says delivered on Thu 19 Nov, 14:12, “left in a safe place”.",
        [{ record: "order #1001", field: "tracking", fetched_at: minutesAgo(4) }],
      ],
      ["Maya asked both neighbours; there is no reception. Nobody has it.", [{ seq: 7 }]],
    ],
    tried: [
      [
        "order_status",
        "answered",
        "Looked up #1001 and read out the delivery scan",
        "“I still don't have it”",
        7,
      ],
      [
        "tracking_link",
        "not_solved",
        "Gave the carrier's number and suggested to ask them",
        "“That's your job not mine??”",
        9,
      ],
    ],
    order: {
      number: "#1001",
      state: "fulfilled",
      payment: "paid",
      total: eur("84.90"),
      title: "Fjord table lamp, brass",
      parcel: "delivered",
      last: "Delivered, left in a safe place",
      placed: 9,
    },
    steps: [
      {
        words: "Send the Fjord table lamp again, by express",
        policy: "Delivered but missing: re-ship once under 150 EUR",
        limits: "84.90 of 150.00 EUR",
        amount: eur("84.90"),
        first: true,
      },
      {
        words: "Refund 84.90 EUR to the card",
        policy: "Delivered but missing: refund if the customer prefers",
        limits: "84.90 of 150.00 EUR",
        amount: eur("84.90"),
      },
      {
        words: "Give a goodwill code of 15 EUR",
        policy: "Goodwill: once per customer and year",
        limits: "used on 2 Sep 2026",
        allowed: false,
        why: "Maya already had a goodwill code on 2 September.",
      },
    ],
    draft:
      "Hi {{customer.name}}, I'm {{agent.name}}. I have read everything, so you don't need to explain it again. The carrier's scan is clearly wrong. I'm sending the lamp again by express today, so that it is there before Friday. You'll find it here: {{order.tracking_url}}",
    open: ["Whether the parcel may be left at a pick-up point."],
    gaps: [{ field: "phone", why: "not_asked", words: "No phone number: it was never asked for." }],
  },
  {
    key: "dietrich",
    name: "Dietrich Maximilian von Hohenstein-Wallmoden zu Bentheim",
    email: "d.m.vonhohenstein-wallmoden@a-very-long-company-name.example",
    level: "claimed",
    headline:
      "Charged twice for #1042 and threatens a chargeback; second charge is an open authorisation",
    reason: {
      code: "safety",
      words: "Chargeback mentioned",
      rule: "legal and chargeback",
      evidence: [
        {
          seq: 4,
          text: "my bank will do a chargeback on Monday",
          signal: "safety",
          score: 0.93,
          threshold: 0.4,
        },
      ],
    },
    category: "Payment",
    frustration: [0.44, 0.82],
    waited: 412,
    priority: "urgent",
    talk: [
      ["customer", "you took the money TWICE for order 1042. 2 x 219 euros. what is going on"],
      [
        "assistant",
        "That must be worrying. I'm the shop's AI assistant. I can see one payment of 219.00 EUR for #1042.",
      ],
      [
        "customer",
        "then look again. if it is not back by then my bank will do a chargeback on Monday",
      ],
    ],
    wants: [
      {
        what: "refund",
        words: "219.00 EUR back",
        quote: "if it is not back by then",
        until: "2026-11-23",
        sources: [{ seq: 4 }],
      },
    ],
    happened: [
      [
        "The shop has one payment of 219.00 EUR and one open authorisation of the same amount.",
        [{ record: "order #1042", field: "payment", fetched_at: minutesAgo(7) }],
      ],
    ],
    tried: [
      ["order_status", "not_solved", "Read out one payment of 219.00 EUR", "“then look again”", 4],
    ],
    order: {
      number: "#1042",
      state: "processing",
      payment: "paid",
      total: eur("219.00"),
      title: "Oak shelf, three boards, made to measure for the Bentheim library corridor",
      parcel: "pre_transit",
      last: "Label printed",
      placed: 2,
      unproven: true,
    },
    steps: [
      {
        words: "Void the second authorisation of 219.00 EUR",
        policy: "Double charge: void at once, no limit",
        limits: "",
        amount: eur("219.00"),
        first: true,
      },
    ],
    draft:
      "Hello {{customer.name}}, the second 219.00 EUR is a reservation, not a charge. I have released it just now; most banks show that within three days. Your order {{order.number}} goes on as planned.",
    open: [],
    gaps: [{ field: "email", why: "not_verified", words: "The e-mail was given but not proven." }],
  },
  {
    key: "sara",
    name: "سارة الخطيب",
    email: "sara@example.org",
    level: "proven",
    language: "ar",
    headline: "Vase of #1077 arrived broken; photo sent; wants a replacement",
    reason: {
      code: "failed",
      words: "The assistant could not solve it twice",
      rule: "two failed tries",
      evidence: [{ seq: 6, text: "لم تحل مشكلتي", signal: "unresolved", score: 2, threshold: 2 }],
    },
    category: "Damaged",
    frustration: [0.2, 0.4, 0.48],
    waited: 51,
    talk: [
      ["customer", "مرحبا، وصلت المزهرية مكسورة. رقم الطلب #1077"],
      ["assistant", "أنا مساعد آلي. يؤسفني ذلك. هل يمكنك إرسال صورة؟"],
      ["customer", "أرسلت الصورة مرتين وما زلت أنتظر، لم تحل مشكلتي"],
    ],
    wants: [
      {
        what: "replacement",
        words: "A new vase",
        quote: "وصلت المزهرية مكسورة",
        sources: [{ seq: 2 }],
      },
    ],
    happened: [["The vase arrived broken.", [{ seq: 2 }]]],
    tried: [
      ["damage_report", "no_answer", "Asked for a photo; could not read it", "“ما زلت أنتظر”", 6],
    ],
    order: {
      number: "#1077",
      state: "fulfilled",
      payment: "paid",
      total: eur("46.00"),
      title: "Celadon vase, 30 cm",
      parcel: "delivered",
      last: "Delivered to the customer",
      placed: 6,
    },
    steps: [
      {
        words: "Send the Celadon vase again",
        policy: "Damaged on arrival: re-ship under 100 EUR",
        limits: "46.00 of 100.00 EUR",
        amount: eur("46.00"),
        first: true,
      },
    ],
    draft: "",
    open: [],
    gaps: [
      {
        field: "draft",
        why: "none_exists",
        words: "No draft: none of the templates exists in Arabic.",
      },
    ],
  },
  {
    key: "lea",
    name: "Léa Fournier",
    email: "lea.fournier@example.fr",
    level: "proven",
    language: "fr",
    headline: "Wants a price for 12 engraved cutting boards, delivery to Lyon by 12 December",
    reason: {
      code: "out_of_scope",
      words: "A custom order needs a person",
      rule: "custom orders",
      evidence: [
        { seq: 4, text: "graver les initiales", signal: "category", score: 0.88, threshold: 0.6 },
      ],
    },
    category: "Custom order",
    frustration: [0.05, 0.08],
    waited: 620,
    talk: [
      ["customer", "Bonjour ! Est-ce possible de graver les initiales sur 12 planches ?"],
      [
        "assistant",
        "Bonjour, je suis l'assistant automatique. Pour une gravure, une personne de l'équipe vous fera un prix.",
      ],
      [
        "customer",
        "Parfait, il me faut graver les initiales M & J, livraison à Lyon avant le 12 décembre",
      ],
    ],
    wants: [
      {
        what: "quote",
        words: "A price for 12 engraved boards",
        quote: "12 planches",
        until: "2026-12-12",
        sources: [{ seq: 2 }],
      },
    ],
    happened: [["12 boards, initials “M & J”, to Lyon.", [{ seq: 2 }, { seq: 4 }]]],
    tried: [],
    order: null,
    steps: [],
    draft:
      "Bonjour {{customer.name}}, je suis {{agent.name}}. Pour douze planches gravées « M & J », ",
    open: ["The size of the boards."],
    gaps: [{ field: "orders", why: "none_exists", words: "No order: this is a first request." }],
  },
  {
    key: "anon",
    name: "",
    email: "",
    level: "anonymous",
    headline: "Asked for a person at once, without saying why",
    reason: {
      code: "asked",
      words: "Asked for a person",
      rule: "ask for a person",
      evidence: [{ seq: 2, text: "human please", signal: "request", score: 0.99, threshold: 0.5 }],
    },
    category: "",
    frustration: [0.15],
    waited: 33,
    talk: [["customer", "human please"]],
    wants: [],
    happened: [],
    tried: [],
    order: null,
    steps: [],
    draft: "",
    open: [],
    gaps: [
      { field: "customer", why: "not_asked", words: "No name and no address yet." },
      { field: "wants", why: "not_asked", words: "The customer did not say what it is about." },
    ],
  },
  {
    key: "tomas",
    name: "Tomás Rivera",
    email: "tomas@example.com",
    level: "proven",
    tier: "VIP",
    headline: "#0988 is nine days late, third contact about it; considering to cancel",
    reason: {
      code: "frustrated",
      words: "Third contact about the same order",
      rule: "three contacts",
      evidence: [
        {
          seq: 2,
          text: "third time I'm writing",
          signal: "frustration",
          score: 0.78,
          threshold: 0.7,
        },
      ],
    },
    category: "Late",
    frustration: [0.78, 0.66, 0.8],
    waited: 240,
    talk: [
      ["customer", "this is the third time I'm writing about 0988. where is my desk"],
      [
        "assistant",
        "I'm the shop's AI assistant. #0988 left our warehouse on 6 November; the carrier has not scanned it since 11 November.",
      ],
      ["customer", "I know. That's what you said last week. Tell me a date or cancel it"],
      ["assistant", "I can't name a date. I'm passing this on to our team."],
    ],
    wants: [
      {
        what: "information",
        words: "A delivery date, or to cancel",
        quote: "Tell me a date or cancel it",
        sources: [{ seq: 4 }],
      },
    ],
    happened: [
      [
        "No scan since 11 November; nine days late.",
        [{ record: "order #0988", field: "tracking", fetched_at: minutesAgo(2) }],
      ],
      ["Third contact about it since 12 November.", [{ seq: 2 }]],
    ],
    tried: [
      [
        "order_status",
        "not_solved",
        "Read out the last scan",
        "“That's what you said last week”",
        4,
      ],
    ],
    order: {
      number: "#0988",
      state: "fulfilled",
      payment: "paid",
      total: eur("640.00"),
      title: "Standing desk Halden, 160 cm",
      parcel: "exception",
      last: "Held at depot: address unclear",
      placed: 21,
      late: 9,
    },
    steps: [
      {
        words: "Open an enquiry with the carrier and correct the address",
        policy: "Exception at the carrier: act within a day",
        limits: "",
        first: true,
      },
      {
        words: "Cancel #0988 and refund 640.00 EUR",
        policy: "Late over seven days: the customer may cancel",
        limits: "above 300.00 EUR a lead decides",
        amount: eur("640.00"),
        allowed: false,
        why: "Above your limit of 300.00 EUR: ask a lead.",
      },
    ],
    draft:
      "Hi {{customer.name}}, you have written three times and deserve a date. The carrier is holding the desk because the house number is missing on the label.",
    open: ["The house number."],
    gaps: [],
  },
];

/** A short list of who came before, for a list that has to scroll. */
export const PAST = Array.from({ length: 64 }, (_, i) => {
  const names = [
    "Ivo Petrov",
    "Grace Lindqvist",
    "Nadia Rahman",
    "Pål Sørensen",
    "Chidi Eze",
    "Ana Beatriz Souza",
    "陈思远",
    "Oona Virtanen",
    "Marek Nowak",
    "Yuki Tanaka",
  ];
  const heads = [
    "Return label for two chairs",
    "Wrong colour delivered",
    "Refund arrived?",
    "Change of address before dispatch",
    "Discount code not accepted",
    "Where is #09" + (20 + i),
    "Missing screws in the box",
  ];
  return {
    name: names[i % names.length],
    headline: heads[i % heads.length],
    at: minutesAgo(60 + i * 47),
  };
});

export { daysAgo, eur, minutesAgo };
