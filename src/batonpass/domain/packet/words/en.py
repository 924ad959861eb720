"""English, and the reference: its keys and arguments are those every language has."""

from typing import Final

MESSAGES: Final = {
    "problem.not_received": "Order not received",
    "problem.late": "Order is late",
    "problem.damaged": "Arrived damaged",
    "problem.wrong_item": "Wrong item received",
    "problem.missing_item": "Part of the order is missing",
    "problem.defective": "Item does not work",
    "problem.does_not_fit": "Item does not fit",
    "problem.charged_twice": "Charged twice",
    "problem.refund_missing": "Waiting for a refund",
    "problem.custom_order": "Custom order",
    "problem.delivered_not_received": "Tracking says delivered, customer has not got it",
    "want.refund": "wants a refund",
    "want.replacement": "wants a replacement",
    "want.cancellation": "wants to cancel",
    "want.return": "wants to return it",
    "want.repair": "wants a repair",
    "want.address_change": "wants another address",
    "want.discount": "wants a discount or compensation",
    "want.quote": "wants a price",
    "want.information": "wants information",
    "headline.order": "order {order}",
    "headline.by": "by {day}",
    "headline.none": "Asks for a person, without saying what about",
    "happened.says": "The customer says: “{quote}”",
    "happened.since": "While waiting the customer wrote: “{quote}”",
    "happened.again": "The customer said this {times, plural, one {# time} other {# times}}.",
    "wants.said": "The customer {want}: “{quote}”",
    "wants.until": "The customer {want} before {day}: “{quote}”",
    "wants.corrected": "First said otherwise; this is the later wish.",
    "order.line": "Order {order} of {day}, {total}: {state}.",
    "order.items": "{items}",
    "order.late": "Order {order} was due {day}: {days, plural, one {# day} other {# days}} late.",
    "order.state.pending": "not paid",
    "order.state.processing": "being prepared",
    "order.state.on_hold": "on hold",
    "order.state.fulfilled": "sent",
    "order.state.cancelled": "cancelled",
    "order.state.unknown": "state unknown",
    "parcel.pre_transit": "announced to {carrier}, not scanned yet",
    "parcel.in_transit": "in transit with {carrier}",
    "parcel.out_for_delivery": "out for delivery with {carrier}",
    "parcel.attempted": "{carrier} could not deliver",
    "parcel.available_for_pickup": "at a pick-up point of {carrier}",
    "parcel.delivered": "{carrier} says delivered",
    "parcel.exception": "{carrier} reports a problem",
    "parcel.returned": "on its way back to the shop",
    "parcel.expired": "{carrier} lost track of it",
    "parcel.unknown": "sent with {carrier}, no scan yet",
    "parcel.on": "{what} on {day}",
    "refund.line": "{amount} was refunded on {day}.",
    "return.line": "Return {state}, asked for on {day}.",
    "against.delivered": (
        "Tracking says order {order} was delivered{on}; the customer says it has not arrived."
    ),
    "tried.times": "(tried {times} times)",
    "tried.answered": "{detail}",
    "tried.asked": "{detail}",
    "tried.no_answer": "No answer: {detail}",
    "tried.tool_failed": "Look-up failed: {detail}",
    "tried.refused": "Not done: {detail}",
    "tried.not_solved": "Answered, but the customer says it did not solve it: {detail}",
    "open.contradiction.want": "Two wishes stand against each other: {a} and {b}.",
    "open.contradiction.other": "Two values were given: {a} and {b}.",
    "open.question": "Not answered yet: “{quote}”",
    "open.unknown_order": "The customer named order {order}; the shop has no such order.",
    "promised.by": "{agent} promised: {text}",
    "decided.by": "{agent} decided: {text}",
    "still_open.by": "{agent} left open: {text}",
    "team": "A colleague",
    "gap.email.not_asked": "Nobody asked for the e-mail address.",
    "gap.email.customer_declined": "Asked for the e-mail address; the customer gave none.",
    "gap.order.not_asked": "Nobody asked which order it is about.",
    "gap.order.customer_declined": "Asked for the order number; the customer gave none.",
    "gap.order.none_exists": "The shop has no order {order}.",
    "gap.orders.connector_down": "The shop did not answer, so no order is shown.",
    "gap.orders.none_exists": "The shop knows no order for this customer.",
    "gap.orders.no_shop": "No shop is connected.",
    "gap.identity.not_verified": (
        "Identity unproven: orders are candidates by what the customer said."
    ),
    "gap.wants.not_asked": "The customer has not said what should happen.",
    "gap.wants.customer_declined": "Asked what would help; the customer did not say.",
    "gap.photo.not_asked": "Nobody asked for a photo.",
    "gap.photo.customer_declined": "Asked for a photo; none was sent.",
    "gap.attempts.none_exists": "The assistant tried nothing before the handoff.",
    "gap.tracking.none_exists": "The order has no tracking.",
    "gap.steps.none_exists": "No policy of the merchant fits this case.",
    "gap.steps.not_verified": "No order is certain, so no step is suggested.",
    "gap.draft.none_exists": "No draft: no policy fits this case.",
    "step.refund_lines": "Refund {amount} for {items}",
    "step.reship": "Send {items} again, no charge",
    "step.cancel": "Cancel order {order} and refund {amount}",
    "step.goodwill": "Give a code worth {amount}",
    "step.send_return_label": "Send a return label for {items}",
    "step.everything": "the whole order",
    "limit.refund": "Refunds on one order: at most {amount}.",
    "limit.goodwill": "Goodwill on one order: at most {amount}.",
    "limit.reship": "Re-ships per order: at most {count}, worth at most {amount}.",
    "limit.identity": "Identity is not proven: check before approving.",
    "limit.done": "Done already.",
    "text.customer": "Customer",
    "text.reason": "Reason",
    "text.wants": "Wants",
    "text.summary": "What happened",
    "text.orders": "Orders",
    "text.tried": "What was tried",
    "text.facts": "Facts",
    "text.open": "Open",
    "text.frustration": "Frustration",
    "text.steps": "Suggested steps",
    "text.draft": "Draft reply",
    "text.put_right": "Put right by the customer",
    "text.gaps": "Missing",
    "text.passed": "From the colleague before",
    "text.unproven": "identity unproven",
    "text.as_of": "as of {time}",
    "text.not_mention": "Do not mention: {text}",
    "text.message": "message {seq}",
    "level.anonymous": "not identified",
    "level.claimed": "claims to be",
    "level.proven": "identity proven",
    "shown.title": "Here is what I am passing on",
    "shown.name": "Name",
    "shown.order": "Order",
    "shown.happened": "What happened",
    "shown.quoted": "“{quote}”",
    "shown.wants": "What you want",
    "shown.tried": "What we tried",
    "shown.other": "Also",
    "shown.tried.looked": "I looked up order {order}.",
    "shown.tried.explained": "I explained what I know.",
    "shown.tried.failed": "I had no answer.",
    "shown.tried.down": "I could not reach our order system.",
    "shown.want.refund": "Your money back",
    "shown.want.replacement": "A replacement",
    "shown.want.cancellation": "To cancel the order",
    "shown.want.return": "To send it back",
    "shown.want.repair": "A repair",
    "shown.want.address_change": "Another delivery address",
    "shown.want.discount": "A discount or compensation",
    "shown.want.quote": "A price",
    "shown.want.information": "Information",
    "shown.want.by": "{want}, by {day}",
    "shown.triage.order_number": (
        "While you wait: which order is it about? Its number is enough. You can also leave"
        " this out."
    ),
    "shown.triage.photo": (
        "While you wait: a photo of it would help my colleague decide at once. You can"
        " also leave this out."
    ),
    "shown.triage.want": (
        "While you wait: what would you like best, a replacement, your money back, or"
        " something else? You can also leave this out."
    ),
    "draft.delivered_not_received": (
        "Hello {{customer_name}}, I have read everything about order {{order}}. Tracking says it"
        " was delivered, and you do not have it. I am sending {{item}} again at no charge."
        " {{agent_name}}"
    ),
    "draft.lost": (
        "Hello {{customer_name}}, the carrier has lost the parcel of order {{order}}."
        " I am sending {{item}} again at no charge. {{agent_name}}"
    ),
    "draft.late": (
        "Hello {{customer_name}}, order {{order}} is late, and I am sorry for the wait."
        " I am asking the carrier now and will write to you with what they say. {{agent_name}}"
    ),
    "draft.late_arrived": (
        "Hello {{customer_name}}, order {{order}} came late, and I am sorry for that."
        " {{agent_name}}"
    ),
    "draft.damaged": (
        "Hello {{customer_name}}, I am sorry that {{item}} arrived like that. I am sending a new"
        " one at no charge; please keep the damaged one until I tell you what to do with it."
        " {{agent_name}}"
    ),
    "draft.defective": (
        "Hello {{customer_name}}, I am sorry that {{item}} does not work. I am sending a new one"
        " at no charge. {{agent_name}}"
    ),
    "draft.wrong_item": (
        "Hello {{customer_name}}, I am sorry you got the wrong item with order {{order}}. I am"
        " sending the right one at no charge, and a label for the other. {{agent_name}}"
    ),
    "draft.missing_item": (
        "Hello {{customer_name}}, something is missing from order {{order}}: {{item}}."
        " I am sending it at no charge. {{agent_name}}"
    ),
    "draft.refund": (
        "Hello {{customer_name}}, I am refunding {{amount}} for order {{order}}. It goes back the"
        " way you paid. {{agent_name}}"
    ),
    "draft.cancel": (
        "Hello {{customer_name}}, I am cancelling order {{order}} and refunding {{amount}}."
        " {{agent_name}}"
    ),
    "draft.return": (
        "Hello {{customer_name}}, I am sending you a return label for {{item}}. {{agent_name}}"
    ),
    "draft.other": ("Hello {{customer_name}}, I have read everything you wrote. {{agent_name}}"),
}
