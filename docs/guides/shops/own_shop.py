"""A shop of one's own for Batonpass, in the standard library alone: python own_shop.py 8099"""
# ruff: noqa: ANN001, ANN201, ARG005, D101, D102, D103, D415, E401, E501, I001, INP001, PLR2004, TID251

import base64, hashlib, hmac, json, os, sys, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = base64.b64decode(os.environ["SHOP_SECRET"].removeprefix("whsec_"))
EURO = "EUR"
ORDER = {
    "id": "77", "number": "77", "state": "fulfilled", "payment": "paid",
    "placed_at": "2026-11-10T09:30:00Z", "total": {"amount": "48.00", "currency": EURO},
    "email": "ada@example.com", "customer_id": "5", "customer_name": "Ada Byron",
    "lines": [{"id": "77-1", "title": "Teapot", "quantity": 1, "refundable_quantity": 1,
               "price": {"amount": "48.00", "currency": EURO}}],
    "fulfilments": [{"id": "p1", "state": "sent", "lines": ["77-1"], "sent_at": "2026-11-11T15:00:00Z",
                     "tracking": {"number": "ZX1", "carrier": "Owl Post", "state": "in_transit"}}],
}  # fmt: skip
DONE = {}  # key -> (action, answer): a real shop keeps this in its database


def refund(action):
    ORDER["payment"] = "partly_refunded"
    ORDER.setdefault("refunds", []).append(
        {"id": f"r{len(DONE)}", "amount": action.get("amount") or ORDER["total"],
         "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())})  # fmt: skip
    ORDER["lines"][0]["refundable_quantity"] = 0
    return {"done": {"said": "Refunded.", "reference": ORDER["refunds"][-1]["id"]}}


def act(asked):
    key, action = asked["key"], asked["action"]
    if key not in DONE:  # the same key never acts twice
        if action["kind"] != "refund_lines":
            return 422, {"message": "This shop only refunds."}
        DONE[key] = (action, refund(action))
    return (200, DONE[key][1]) if DONE[key][0] == action else (409, {"message": "Key reused."})


CALLS = {
    "/customer": lambda q: (200, {"customer": {"id": "5", "name": "Ada Byron", "email": q["email"]}
                                  if q["email"] == ORDER["email"] else None}),
    "/orders": lambda q: (200, {"orders": [ORDER] if q["buyer"] in (ORDER["email"], "5") else []}),
    "/order": lambda q: (200, {"order": ORDER if q["number"] == ORDER["number"] else None}),
    "/tracking": lambda q: (200, {"tracking": ORDER["fulfilments"][0]["tracking"]
                                  if q["number"] == "ZX1" else None}),
    "/actions": act,
    "/actions/find": lambda q: (200, DONE.get(q["key"], (0, {"done": None}))[1]),
    "/health": lambda q: (200, {"sample": ORDER}),
}  # fmt: skip


class Shop(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        name, stamp = self.headers["webhook-id"], self.headers["webhook-timestamp"]
        digest = hmac.digest(SECRET, f"{name}.{stamp}.".encode() + body, hashlib.sha256)
        told = self.headers["webhook-signature"].split()
        signed = f"v1,{base64.b64encode(digest).decode()}" in told
        if not signed or abs(time.time() - int(stamp)) > 300:
            status, answer = 401, {"message": "Bad signature."}
        else:
            call = CALLS.get(self.path, lambda q: (404, {"message": "No such call."}))
            status, answer = call(json.loads(body))
        told = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Shop).serve_forever()
