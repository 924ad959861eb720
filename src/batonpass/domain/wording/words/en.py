"""English, and the reference: its keys and arguments are those every language has."""

from typing import Final

CLOCK: Final = "{hour12}:{minute} {half}"
HALVES: Final = ("am", "pm")
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ON_DAY: Final = "{clock} on {weekday}"
BANNED: Final = (
    "soon",
    "shortly",
    "momentarily",
    "in a moment",
    "as quickly as possible",
    "next available",
    "higher than normal",
    "higher than usual",
    "asap",
    "any moment",
    "any minute",
    "right away",
    "in no time",
    "before long",
)
NUMBERS: Final = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "hundred", "a few minutes",
    "a couple of minutes", "half an hour", "an hour", "a minute or two",
)  # fmt: skip

MESSAGES: Final = {
    "reason.asked": "You asked for a person, so I've passed this to our team.",
    "reason.unresolved": "I couldn't solve this for you, so I've passed it to our team.",
    "reason.not_received": (
        "I've passed this to our team because tracking says delivered and you don't have it."
    ),
    "reason.late": "Your order is late, so I've passed this to our team.",
    "reason.money": "This is about a payment, so a person on our team will look at it.",
    "reason.decision": "A person on our team has to decide this, so I've passed it to them.",
    "reason.important": "A person should look at this with you, so I've passed it to our team.",
    "reason.outside": "I don't know enough about this, so I've passed it to our team.",
    "reason.own": "{sentence}",
    "passed_on": "They'll see {passed_on}, so no need to repeat it.",
    "promise": (
        "{share} in {out_of} people are answered within "
        "{minutes, plural, one {# minute} other {# minutes}} right now."
    ),
    "promise.often": (
        "{share} in {out_of} people are answered within "
        "{minutes, plural, one {# minute} other {# minutes}} right now. "
        "Often it takes about {often, plural, one {a minute} other {# minutes}}."
    ),
    "promise.clock": (
        "{share} in {out_of} people are answered within "
        "{minutes, plural, one {# minute} other {# minutes}} right now: that is by {by}."
    ),
    "promise.often.clock": (
        "{share} in {out_of} people are answered within "
        "{minutes, plural, one {# minute} other {# minutes}} right now: that is by {by}. "
        "Often it takes about {often, plural, one {a minute} other {# minutes}}."
    ),
    "promise.by": "{share} in {out_of} people are answered by {by}.",
    "promise.often.by": (
        "{share} in {out_of} people are answered by {by}. "
        "Often it takes about {often, plural, one {a minute} other {# minutes}}."
    ),
    "keep_place": "You can close this page: we keep your place and write to the address you gave.",
    "place.position": "You are number {position} in line.",
    "place.ahead": "{ahead, plural, one {# person is} other {# people are}} ahead of you.",
    "position.risen": "The line has changed: you are now number {position}.",
    "position.risen.place_returned": (
        "Someone got an old place back after losing their agent, "
        "so you are now number {position} in line."
    ),
    "position.risen.urgent_first": (
        "Someone with an urgent case came in, so you are now number {position} in line."
    ),
    "position.risen.priority_first": (
        "Someone whose case has priority came in, so you are now number {position} in line."
    ),
    "ahead.risen": (
        "The line has changed: now "
        "{ahead, plural, one {# person is} other {# people are}} ahead of you."
    ),
    "ahead.risen.place_returned": (
        "Someone got an old place back after losing their agent. Now "
        "{ahead, plural, one {# person is} other {# people are}} ahead of you."
    ),
    "ahead.risen.urgent_first": (
        "Someone with an urgent case came in, so now "
        "{ahead, plural, one {# person is} other {# people are}} ahead of you."
    ),
    "ahead.risen.priority_first": (
        "Someone whose case has priority came in, so now "
        "{ahead, plural, one {# person is} other {# people are}} ahead of you."
    ),
    "revision": "It's taking longer than I said.",
    "revision.colleague_left": "It's taking longer than I said: a colleague went offline.",
    "revision.longer_cases": "It's taking longer than I said: the cases before you need longer.",
    "revision.place_returned": (
        "It's taking longer than I said: someone got an old place back after losing their agent."
    ),
    "revision.urgent_first": "It's taking longer than I said: an urgent case came in first.",
    "revision.priority_first": (
        "It's taking longer than I said: a case that has priority came in first."
    ),
    "revision.sooner": "It's moving faster than I said.",
    "now_within": "Now it should be within {minutes, plural, one {# minute} other {# minutes}}.",
    "now_within.clock": (
        "Now it should be within {minutes, plural, one {# minute} other {# minutes}}, by {by}."
    ),
    "now_within.by": "Now it should be by {by}.",
    "still_waiting": "You are still in line, and your place is kept.",
    "holds": "What I said still holds: an answer by {by}.",
    "still_there": (
        "Are you still there? We keep your place. Open this page or write to us to stay in line."
    ),
    "overdue": "I said you'd have an answer by now. That was wrong, and I'm sorry.",
    "overdue.colleague_left": (
        "I said you'd have an answer by now. That was wrong, and I'm sorry: "
        "a colleague went offline."
    ),
    "overdue.longer_cases": (
        "I said you'd have an answer by now. That was wrong, and I'm sorry: "
        "the cases before yours needed more time."
    ),
    "overdue.place_returned": (
        "I said you'd have an answer by now. That was wrong, and I'm sorry: "
        "someone got an old place back."
    ),
    "overdue.urgent_first": (
        "I said you'd have an answer by now. That was wrong, and I'm sorry: "
        "an urgent case came in first."
    ),
    "overdue.priority_first": (
        "I said you'd have an answer by now. That was wrong, and I'm sorry: "
        "a case that has priority came in first."
    ),
    "overdue.again": "This is still taking longer than I said.",
    "no_estimate": "We cannot give a good estimate right now. Your place is kept.",
    "closed": "Our team is back at {opens} your time.",
    "closed.reply_by": (
        "Our team is back at {opens} your time. Leave it here and we'll reply by {by}."
    ),
    "closed.unknown": "Nobody from our team is here now, and we don't know yet when we are back.",
    "closed.address": "Leave an e-mail address and we'll write to you there.",
    "offered": "A person on our team is looking at your case now.",
    "accepted": "{agent} from our team has joined and has read what you told us.",
    "agent_lost": "The connection to your agent was lost. You have your old place in line back.",
    "transferred": (
        "{agent} has passed this to a colleague, with everything you told us. Your place "
        "in line is kept."
    ),
    "transferred.behind": (
        "{agent} has passed this to another team, with everything you told us. You are in "
        "their line now."
    ),
    "returned": "Our team has passed this back to the assistant. It knows what was said.",
    "owed": "We owe you an answer by {by}. It will come to the address you gave.",
    "owed.call": "We will call you at {by}. Your case will be read before we dial.",
    "owed.no_time": "We owe you an answer. It will come to the address you gave.",
    "mail.in_line.subject": "{shop}: your place in line is kept",
    "mail.in_line": (
        "We will answer you here. Your place in line is kept, and a person on our team "
        "will write to this address."
    ),
    "mail.missed.subject": "{shop}: we are sorry we missed you",
    "mail.missed": (
        "You were in line to talk to us, and your page was closed before we could answer."
        " We are sorry we missed you. Your case and your place are kept. A person on our "
        "team will write to this address."
    ),
    "mail.promise": "As we told you, {share} in {out_of} people are answered by {by}.",
    "mail.owed": "We owe you an answer by {by}.",
    "mail.call": "We will call you at {by}.",
    "mail.link.subject": "{shop}: go on with your chat here",
    "mail.link": "You asked for a link to your chat with us.",
    "mail.answer.subject": "{shop}: an answer to your question",
    "mail.go_on": (
        "Open this link to answer us, or to go on with the same chat on any device. It "
        "works while your case is open, and it opens this chat only."
    ),
    "missed": (
        "We are sorry we missed you: this page was closed before we could answer. Write "
        "here, and we take it up again."
    ),
    "intake.ask": (
        "A person on our team takes this on. So that they can start at once, please send me "
        "{items}. If you don't have that at hand, just say so and I pass it on as it is."
    ),
    "intake.or_mail": (
        "If you would rather not wait here, write your e-mail address and they answer there."
    ),
    "intake.mail": (
        "A person on our team takes this on. Would you like the answer by e-mail? Then write "
        "your address. Otherwise just say that you wait, and I put you in line."
    ),
    "intake.more": "{items}, {last}",
    "intake.list": "{items} and {last}",
    "intake.order_number": "your order number",
    "intake.photo": "a photo",
    "intake.email": "your e-mail address",
    "intake.phone": "your phone number",
    "intake.details": "what happened or what you wish",
}
