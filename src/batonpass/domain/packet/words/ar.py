"""Arabic: what a waiting customer is shown of the packet; agents read it in another language."""

from typing import Final

DAY: Final = "{day} {month}"
MONTHS: Final = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip

MESSAGES: Final = {
    "shown.title": "هذا ما أنقله إلى الفريق",
    "shown.name": "الاسم",
    "shown.order": "الطلب",
    "shown.happened": "ما حدث",
    "shown.quoted": "«{quote}»",
    "shown.wants": "ما تريده",
    "shown.tried": "ما جرّبناه",
    "shown.other": "أيضًا",
    "shown.tried.looked": "بحثت عن الطلب {order}.",
    "shown.tried.explained": "شرحت ما أعرفه.",
    "shown.tried.failed": "لم يكن لديّ جواب.",
    "shown.tried.down": "لم أتمكن من الوصول إلى نظام الطلبات.",
    "shown.want.refund": "استرداد المبلغ",
    "shown.want.replacement": "بديل",
    "shown.want.cancellation": "إلغاء الطلب",
    "shown.want.return": "إرجاعه",
    "shown.want.repair": "إصلاح",
    "shown.want.address_change": "عنوان توصيل آخر",
    "shown.want.discount": "خصم أو تعويض",
    "shown.want.quote": "سعر",
    "shown.want.information": "معلومات",
    "shown.want.by": "{want}، قبل {day}",
    "shown.triage.order_number": (
        "أثناء انتظارك: بأي طلب يتعلق الأمر؟ يكفي رقمه. ويمكنك أيضًا ترك هذا السؤال."
    ),
    "shown.triage.photo": (
        "أثناء انتظارك: صورة له تساعد زميلي على اتخاذ القرار فورًا. ويمكنك أيضًا ترك هذا السؤال."
    ),
    "shown.triage.want": (
        "أثناء انتظارك: ما الذي تفضّله، بديلًا أم استرداد المبلغ أم شيئًا آخر؟"
        " ويمكنك أيضًا ترك هذا السؤال."
    ),
}
