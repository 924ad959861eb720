"""Arabic: six plural forms, right to left."""

from typing import Final

RIGHT_TO_LEFT: Final = True
CLOCK: Final = "{hour12}:{minute} {half}"
HALVES: Final = ("صباحًا", "مساءً")
WEEKDAYS: Final = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
ON_DAY: Final = "{weekday} {clock}"
BANNED: Final = (
    "قريبا",
    "قريبًا",
    "بعد قليل",
    "في أقرب وقت",
    "حالا",
    "حالًا",
    "خلال لحظات",
    "فورا",
    "فورًا",
    "بأسرع وقت",
)
NUMBERS: Final = (
    "اثنان", "اثنين", "ثلاث", "ثلاثة", "أربع", "أربعة", "خمس", "خمسة", "ست", "ستة", "سبع",
    "سبعة", "ثماني", "ثمانية", "تسع", "تسعة", "عشر", "عشرة", "عشرين", "عشرون", "ثلاثين",
    "ثلاثون", "بضع دقائق", "عدة دقائق", "نصف ساعة", "ساعة واحدة",
)  # fmt: skip

_MINUTES: Final = (
    "{minutes, plural, zero {# دقيقة} one {دقيقة} two {دقيقتين} "
    "few {# دقائق} many {# دقيقة} other {# دقيقة}}"
)
_AHEAD: Final = (
    "{ahead, plural, zero {لا أحد} one {شخص} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}"
)
_OFTEN: Final = (
    "{often, plural, zero {# دقيقة} one {دقيقة} two {دقيقتين} "
    "few {# دقائق} many {# دقيقة} other {# دقيقة}}"
)
_PROMISE: Final = f"{{share}} من كل {{out_of}} أشخاص يحصلون الآن على رد خلال {_MINUTES}"
_OVERDUE: Final = "قلت إن الرد سيصلك قبل الآن. كان ذلك خطأ وأعتذر عنه"
_RETURNED: Final = "استعاد شخص مكانه بعد انقطاع الموظف عنه"
_URGENT: Final = "وصلت حالة عاجلة"
_PRIOR: Final = "وصلت حالة لها أولوية"
_BY: Final = "{share} من كل {out_of} أشخاص يحصلون على رد حتى {by}"
_LONGER: Final = "الأمر يستغرق وقتًا أطول مما قلت"

MESSAGES: Final = {
    "reason.asked": "طلبت التحدث إلى شخص، فحوّلت طلبك إلى فريقنا.",
    "reason.unresolved": "لم أتمكن من حل هذا، فحوّلت طلبك إلى فريقنا.",
    "reason.not_received": "التتبع يقول إن الطرد وصل وهو ليس معك، فحوّلت طلبك إلى فريقنا.",
    "reason.late": "طلبيتك متأخرة، فحوّلت الأمر إلى فريقنا.",
    "reason.money": "الأمر يخص دفعة مالية، لذلك سينظر فيه شخص من فريقنا.",
    "reason.decision": "هذا قرار لشخص من فريقنا، فحوّلت طلبك إليه.",
    "reason.important": "يجب أن ينظر شخص في هذا معك، فحوّلت طلبك إلى فريقنا.",
    "reason.outside": "لا أعرف ما يكفي عن هذا، فحوّلت طلبك إلى فريقنا.",
    "reason.own": "{sentence}",
    "passed_on": "سيرى الفريق {passed_on}، فلا حاجة إلى التكرار.",
    "promise": f"{_PROMISE}.",
    "promise.often": f"{_PROMISE}، وغالبًا في نحو {_OFTEN}.",
    "promise.clock": f"{_PROMISE}، أي حتى {{by}}.",
    "promise.often.clock": f"{_PROMISE}، وغالبًا في نحو {_OFTEN}، أي حتى {{by}}.",
    "promise.by": f"{_BY}.",
    "promise.often.by": f"{_BY}، وغالبًا في نحو {_OFTEN}.",
    "keep_place": "يمكنك إغلاق هذه الصفحة: نحفظ مكانك ونكتب إلى العنوان الذي أعطيته.",
    "place.position": "رقمك في الصف {position}.",
    "place.ahead": f"قبلك في الصف: {_AHEAD}.",
    "position.risen": "تغيّر الصف. صار رقمك الآن {position}.",
    "position.risen.place_returned": f"{_RETURNED}. صار رقمك الآن في الصف {{position}}.",
    "position.risen.urgent_first": f"{_URGENT}. صار رقمك الآن في الصف {{position}}.",
    "position.risen.priority_first": f"{_PRIOR}. صار رقمك الآن في الصف {{position}}.",
    "ahead.risen": f"تغيّر الصف. قبلك الآن في الصف: {_AHEAD}.",
    "ahead.risen.place_returned": f"{_RETURNED}. قبلك الآن في الصف: {_AHEAD}.",
    "ahead.risen.urgent_first": f"{_URGENT}. قبلك الآن في الصف: {_AHEAD}.",
    "ahead.risen.priority_first": f"{_PRIOR}. قبلك الآن في الصف: {_AHEAD}.",
    "revision": f"{_LONGER}.",
    "revision.colleague_left": f"{_LONGER}: أحد الزملاء لم يعد متصلًا.",
    "revision.longer_cases": f"{_LONGER}: الحالات التي قبلك تحتاج إلى وقت أكثر.",
    "revision.place_returned": f"{_LONGER}: استعاد شخص مكانه السابق.",
    "revision.urgent_first": f"{_LONGER}: دخلت حالة عاجلة أولًا.",
    "revision.priority_first": f"{_LONGER}: دخلت حالة لها أولوية أولًا.",
    "revision.sooner": "الأمر أسرع مما قلت.",
    "now_within": f"الآن يفترض أن يكون الرد خلال {_MINUTES}.",
    "now_within.clock": f"الآن يفترض أن يكون الرد خلال {_MINUTES}، أي حتى {{by}}.",
    "now_within.by": "الآن يفترض أن يكون الرد حتى {by}.",
    "still_waiting": "ما زلت في الصف ومكانك محفوظ.",
    "holds": "ما قلته ما زال قائمًا: رد حتى {by}.",
    "still_there": "هل ما زلت هنا؟ مكانك محفوظ. افتح هذه الصفحة أو اكتب لنا لتبقى في الصف.",
    "overdue": f"{_OVERDUE}.",
    "overdue.colleague_left": f"{_OVERDUE}: أحد الزملاء لم يعد متصلًا.",
    "overdue.longer_cases": f"{_OVERDUE}: الحالات التي قبلك احتاجت إلى وقت أكثر.",
    "overdue.place_returned": f"{_OVERDUE}: استعاد شخص مكانه السابق.",
    "overdue.urgent_first": f"{_OVERDUE}: دخلت حالة عاجلة أولًا.",
    "overdue.priority_first": f"{_OVERDUE}: دخلت حالة لها أولوية أولًا.",
    "overdue.again": "ما زال الأمر يستغرق وقتًا أطول مما قلت.",
    "no_estimate": "لا يمكننا الآن تقدير الوقت جيدًا. مكانك محفوظ.",
    "closed": "يعود فريقنا بتوقيتك: {opens}.",
    "closed.reply_by": "يعود فريقنا بتوقيتك: {opens}. اترك طلبك هنا ونرد حتى {by}.",
    "closed.unknown": "لا أحد من فريقنا هنا الآن، ولا نعرف بعد متى يعود.",
    "closed.address": "اترك عنوان بريد إلكتروني ونكتب إليك.",
    "offered": "شخص من فريقنا ينظر في حالتك الآن.",
    "accepted": "{agent} من فريقنا معك الآن وقد قرأ ما قلته.",
    "agent_lost": "انقطع الاتصال بالموظف. استعدت مكانك السابق في الصف.",
    "transferred": "حوّل {agent} طلبك إلى زميل، مع كل ما كتبته. مكانك في الصف محفوظ.",
    "transferred.behind": (
        "حوّل {agent} طلبك إلى فريق آخر، مع كل ما كتبته. أنت الآن في صف ذلك الفريق."
    ),
    "returned": "أعاد فريقنا المحادثة إلى المساعد. هو يعرف ما قيل.",
    "owed": "ندين لك برد حتى {by}. سيصل إلى العنوان الذي أعطيته.",
    "owed.call": "موعد اتصالنا بك: {by}. سنكون قد قرأنا حالتك قبل ذلك.",
    "owed.no_time": "ندين لك برد. سيصل إلى العنوان الذي أعطيته.",
    "mail.in_line.subject": "{shop}: مكانك في الصف محفوظ",
    "mail.in_line": "سنجيبك هنا. مكانك في الصف محفوظ، وسيكتب إليك شخص من فريقنا على هذا العنوان.",
    "mail.missed.subject": "{shop}: نأسف لأننا لم نلحق بك",
    "mail.missed": (
        "كنت في الصف للتحدث إلينا، وأُغلقت صفحتك قبل أن نجيب. نأسف لذلك. طلبك ومكانك "
        "محفوظان. سيكتب إليك شخص من فريقنا على هذا العنوان."
    ),
    "mail.promise": f"كما قلنا لك: {_BY}.",
    "mail.owed": "ندين لك برد حتى {by}.",
    "mail.call": "موعد اتصالنا بك: {by}.",
    "mail.link.subject": "{shop}: تابع محادثتك هنا",
    "mail.link": "طلبت رابطًا إلى محادثتك معنا.",
    "mail.answer.subject": "{shop}: جواب عن سؤالك",
    "mail.go_on": (
        "افتح هذا الرابط لتجيبنا أو لتتابع المحادثة نفسها على أي جهاز. يعمل الرابط ما دام"
        " طلبك مفتوحًا، ولا يفتح إلا هذه المحادثة."
    ),
    "missed": "نأسف لأننا لم نلحق بك: أُغلقت هذه الصفحة قبل أن نجيب. اكتب هنا ونتابع من جديد.",
    "intake.ask": (
        "سيتولى هذا شخص من فريقنا. ليبدأ دون أسئلة أخرى، أرسل لي من فضلك {items}. "
        "إن لم يكن ذلك متوفرًا لديك فقل ذلك، وسأحوّل الطلب كما هو."
    ),
    "intake.or_mail": "إن كنت تفضل ألا تنتظر هنا، فاكتب بريدك الإلكتروني وسيصلك الرد هناك.",
    "intake.mail": (
        "سيتولى هذا شخص من فريقنا. هل تريد الرد عبر البريد الإلكتروني؟ اكتب عنوانك إذن. "
        "وإلا فقل إنك تنتظر، وسأضعك في الصف."
    ),
    "intake.more": "{items}، {last}",
    "intake.list": "{items} و{last}",
    "intake.order_number": "رقم طلبك",
    "intake.photo": "صورة",
    "intake.email": "بريدك الإلكتروني",
    "intake.phone": "رقم هاتفك",
    "intake.details": "ما حدث أو ما ترغب فيه",
}
