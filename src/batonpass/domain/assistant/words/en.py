"""English, and the reference: its keys and arguments are those every language has."""

from typing import Final

DAY: Final = "{weekday}, {day} {month}"
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

MESSAGES: Final = {
    "intro": "I''m the AI assistant of {shop}.",
    "intro.no_name": "I''m this shop''s AI assistant.",
    "greeting": (
        "Hello! How can I help? I can look up an order, explain returns, or pass you to a person."
    ),
    "thanks": "You''re welcome. Is there anything else I can do?",
    "goodbye": "Goodbye, and thank you for writing.",
    "here": "Yes, I''m here. What can I do for you?",
    "here.known": "Yes, I''m here, and I have what you wrote. Shall I pass it to a person?",
    "bot": (
        "You''re writing with an AI assistant, not a person."
        " Would you like me to pass you to a person?"
    ),
    "person": "I''m passing you to a person on our team. They will see everything written here.",
    "declined": "All right, we go on here. What can I do for you?",
    "ask.order_number.email": (
        "Which order is it? I need its number and the e-mail address you ordered with."
    ),
    "ask.order_number": "Which order is it about? Please send me the order number.",
    "ask.email": "Which e-mail address did you order with? I need it to look at order {order}.",
    "ask.photo": "If you can, send a photo of it: it often saves a round of questions.",
    "ask.want": "What would help you most: a replacement, your money back, or something else?",
    "ask.topic": (
        "What is it about: an order, a return, delivery, or something else? A sentence is enough."
    ),
    "noted.person": (
        "Thank you, I''ve kept that with your messages. Shall I pass everything to a person?"
    ),
    "noted.topic": "Thank you. What is it about, and what can I do for you?",
    "noted.else": "All right. Is there anything else I can do?",
    "noted": "Thank you, I''ve added that for the person who takes over.",
    "not_found": (
        "I couldn''t find order {order} together with that e-mail address."
        " Could you check both and send me the one that was wrong?"
    ),
    "cannot_without.order_number": (
        "Without the order number I can''t look at an order, but a person can search another way."
        " Shall I pass you to one?"
    ),
    "cannot_without.email": (
        "Without the e-mail address you ordered with I may not show an order,"
        " but a person can check in another way. Shall I pass you to one?"
    ),
    "too_many": (
        "Those were several tries that didn''t match, so I have to stop looking for a while."
        " I''m passing this to a person on our team."
    ),
    "shop_down": (
        "I can''t reach our order system right now, so I can''t see your order."
        " Shall I pass this to a person?"
    ),
    "unknown": (
        "I can''t answer that myself. I can look up an order or explain returns and delivery."
        " Or shall I pass you to a person?"
    ),
    "gave_up": (
        "I couldn''t solve this, and I don''t want to send you in circles."
        " I''m passing it to a person on our team, with everything written here."
    ),
    "repeat": (
        "That is all I can see, and nothing has changed since I told you."
        " A person can do more than I can. Shall I pass you to one?"
    ),
    "not_solved": (
        "I''m sorry that didn''t solve it. Tell me what is still missing,"
        " or shall I pass you to a person?"
    ),
    "needs_person": (
        "This needs a person on our team. I''m passing it on with everything you wrote."
    ),
    "needs_person.refund": (
        "A person on our team decides about refunds. I''m passing it on with everything you wrote."
    ),
    "needs_person.replacement": (
        "A person on our team can send a replacement. I''m passing it on with everything you wrote."
    ),
    "needs_person.cancellation": (
        "A person on our team has to cancel an order. I''m passing it on with everything you wrote."
    ),
    "needs_person.damaged": (
        "I''m sorry it arrived like that. A person on our team will put it right:"
        " I''m passing it on with everything you wrote."
    ),
    "needs_person.wrong_item": (
        "I''m sorry you got the wrong thing. A person on our team will put it right:"
        " I''m passing it on with everything you wrote."
    ),
    "needs_person.money": (
        "This is about a payment, so a person on our team will look at it."
        " I''m passing it on with everything you wrote."
    ),
    "needs_person.custom_order": (
        "A person on our team works out prices for custom orders."
        " I''m passing it on with everything you wrote."
    ),
    "needs_person.delivered": (
        "Tracking says order {order} was delivered on {day}, and you don''t have it."
        " A person on our team will sort this out: I''m passing it on with everything you wrote."
    ),
    "needs_person.delivered.no_day": (
        "Tracking says order {order} was delivered, and you don''t have it."
        " A person on our team will sort this out: I''m passing it on with everything you wrote."
    ),
    "order.cancelled": "Order {order} was cancelled.",
    "order.pending": "Order {order} is waiting for payment, so it hasn''t been sent yet.",
    "order.on_hold": "Order {order} is on hold and hasn''t been sent yet.",
    "order.processing": "Order {order} is being prepared and hasn''t been sent yet.",
    "order.custom": "Order {order} is being made for you and hasn''t been sent yet.",
    "order.fulfilled": "Order {order} was sent.",
    "order.unknown": "I can see order {order}, but not how far it is.",
    "order.due": "It should be with you by {day}.",
    "order.late": (
        "It should have been with you by {day}, so it is {days, plural, one {# day} other {#"
        " days}} late."
    ),
    "order.refunded": "{amount} of it was paid back.",
    "parcel.pre_transit": "Order {order} is packed; {carrier} hasn''t scanned it yet.",
    "parcel.in_transit": "Order {order} is on its way with {carrier}.",
    "parcel.out_for_delivery": "Order {order} is out for delivery today with {carrier}.",
    "parcel.attempted": "{carrier} tried to deliver order {order} and didn''t reach anybody.",
    "parcel.available_for_pickup": (
        "Order {order} is waiting for you at a pick-up point of {carrier}."
    ),
    "parcel.delivered": "{carrier} says order {order} was delivered.",
    "parcel.exception": "{carrier} reports a problem with the parcel of order {order}.",
    "parcel.returned": "The parcel of order {order} is on its way back to us.",
    "parcel.expired": "{carrier} has lost track of the parcel of order {order}.",
    "parcel.unknown": "Order {order} was sent with {carrier}; there is no scan yet.",
    "parcel.scan": "Last news, {day}: {text}.",
    "parcel.link": "You can follow it here: {url}",
    "parcel.number": "The tracking number is {number}.",
    "parcel.none": "Order {order} has no tracking number.",
    "offer_person": "Shall I pass this to a person on our team?",
    "returns.policy": (
        "You can send things back within {days, plural, one {# day} other {# days}} of delivery,"
        " {condition}. The money is back within"
        " {refund_days, plural, one {# working day} other {# working days}} of arrival."
    ),
    "returns.free": "The return label is free.",
    "returns.cost": "The return label costs {amount}.",
    "returns.custom": "Things made to your wish can''t be returned.",
    "returns.how": "Send me your order number and e-mail address, and I''ll check your order.",
    "returns.line": "{title}: can be returned until {day}.",
    "returns.line.open": "{title}: can be returned.",
    "returns.line.custom_made": "{title}: made to your wish, so it can''t be returned.",
    "returns.line.past_window": "{title}: the time for returns ended on {day}.",
    "returns.line.not": "{title}: can''t be returned at the moment.",
    "returns.label": "A person on our team sends you the label. Shall I pass this on?",
    "hours.visit": "Our shop is open: {hours}.",
    "hours.team": "{text}",
    "hours.none": "I don''t know our opening hours.",
    "address.visit": "You find us here: {address}.",
    "address.none": "We are an online shop: there is no shop to walk into.",
    "address.returns": "Returns go to: {address}.",
    "contact": "You can reach us here: {ways}.",
    "contact.none": "You can reach our team right here: shall I pass you to a person?",
    "delivery": ("Delivery takes {least} to {most} working days."),
    "delivery.custom": "Custom orders take {least} to {most} weeks to make.",
    "noted_by": "{agent} noted for you: {text}",
    "noted_by.team": "Our team noted for you: {text}",
}
