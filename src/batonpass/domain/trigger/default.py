"""The rules a merchant starts with: sane for a shop, each explained in one line."""

# ruff: noqa: E501, RUF001 a sentence stands on one line, with the commas of its language

from functools import cache
from typing import Final

from batonpass.domain.trigger.document import Document
from batonpass.domain.trigger.parse import parse


@cache
def default_document() -> Document:
    """The document out of the box."""
    return parse(DEFAULT_YAML)


DEFAULT_YAML: Final = r"""format: batonpass.triggers/1
default:
  queue: general
  priority: normal
  say:
    en: I've passed this to our team with everything you wrote, so no need to repeat it.
    de: Ich habe das mit allem, was Sie geschrieben haben, an unser Team weitergegeben. Sie müssen nichts wiederholen.
    es: He pasado esto a nuestro equipo con todo lo que ha escrito; no hace falta repetirlo.
    fr: "J'ai transmis ceci à notre équipe avec tout ce que vous avez écrit : inutile de le répéter."
    it: Ho passato tutto al nostro team con quello che ha scritto, non serve ripeterlo.
    nl: Ik heb dit met alles wat u schreef doorgegeven aan ons team; u hoeft niets te herhalen.
    pt: Passei isto à nossa equipa com tudo o que escreveu; não precisa de repetir.
    ar: حوّلت هذا مع كل ما كتبته إلى فريقنا، فلا حاجة إلى تكراره.
    zh: 我已将此事连同您写的内容转交给我们的团队，您无需重复说明。
rules:
  - name: safety
    explain: Someone may be harmed, or speaks of a crime or a lawyer - a person at once, first in line.
    reason: safety
    when:
      safety: {}
    priority: urgent
    say:
      en: I've passed this to a person on our team, with everything you wrote.
      de: Ich habe das mit allem, was Sie geschrieben haben, an einen Menschen in unserem Team weitergegeben.
      es: He pasado esto a una persona de nuestro equipo, con todo lo que ha escrito.
      fr: J'ai transmis ceci à une personne de notre équipe, avec tout ce que vous avez écrit.
      it: Ho passato questo a una persona del nostro team, con tutto quello che ha scritto.
      nl: Ik heb dit doorgegeven aan iemand van ons team, met alles wat u schreef.
      pt: Passei isto a uma pessoa da nossa equipa, com tudo o que escreveu.
      ar: حوّلت هذا مع كل ما كتبته إلى شخص من فريقنا.
      zh: 我已将此事连同您写的全部内容转交给我们团队的同事。

  - name: asks-for-a-person
    explain: The customer asks for a person - no rule and no model can refuse that.
    reason: asked
    when:
      request:
        kinds: [explicit]
    say:
      en: You asked for a person, so I've passed this to our team with everything you wrote.
      de: Sie möchten mit einem Menschen sprechen. Ich habe alles, was Sie geschrieben haben, an unser Team weitergegeben.
      es: Ha pedido hablar con una persona; he pasado todo lo que ha escrito a nuestro equipo.
      fr: Vous souhaitez parler à une personne. J'ai transmis tout ce que vous avez écrit à notre équipe.
      it: Ha chiesto di parlare con una persona. Ho passato tutto quello che ha scritto al nostro team.
      nl: U vraagt om een medewerker. Ik heb alles wat u schreef doorgegeven aan ons team.
      pt: Pediu para falar com uma pessoa. Passei tudo o que escreveu à nossa equipa.
      ar: طلبت التحدث إلى شخص، فحوّلت كل ما كتبته إلى فريقنا.
      zh: 您希望与人工客服沟通，我已将您写的内容转交给我们的团队。

  - name: asks-for-a-call
    explain: The customer asks to be called back - passed on with everything they wrote.
    reason: callback
    when:
      request:
        kinds: [callback]
    say:
      en: You asked for a call, so I've passed this to our team with everything you wrote.
      de: Sie möchten angerufen werden. Ich habe alles, was Sie geschrieben haben, an unser Team weitergegeben.
      es: Ha pedido que le llamen; he pasado todo lo que ha escrito a nuestro equipo.
      fr: Vous souhaitez être rappelé. J'ai transmis tout ce que vous avez écrit à notre équipe.
      it: Ha chiesto di essere richiamato. Ho passato tutto quello che ha scritto al nostro team.
      nl: U wilt teruggebeld worden. Ik heb alles wat u schreef doorgegeven aan ons team.
      pt: Pediu que lhe liguem. Passei tudo o que escreveu à nossa equipa.
      ar: طلبت أن نتصل بك، فحوّلت كل ما كتبته إلى فريقنا.
      zh: 您希望我们给您回电，我已将您写的内容转交给我们的团队。

  - name: cannot-reach-anyone
    explain: The customer reports that they tried to reach someone and could not.
    reason: unreachable
    when:
      all:
        - request: {kinds: [implicit]}
        - human_needed: {above: 0.72}  # asking for a number or for hours alone is none
        - not:
            pattern: {regex: '\d{6}'}  # the customer's own number
    say:
      en: I've passed this to our team, so that a person takes it from here with everything you wrote.

  - name: attempts-failed
    explain: The assistant tried twice and the question is still open.
    reason: failed
    when:
      any:
        - attempts_failed: {at_least: 2}
        - unresolved: {at_least: 2}
    say:
      en: I could not answer this fully, so I've passed it to our team with what we tried. No need to repeat it.
      de: Ich konnte das nicht vollständig beantworten. Unser Team hat jetzt alles, was wir versucht haben.

  - name: frustrated
    explain: Two messages in a row above 0.7, or frustration that keeps rising over four.
    reason: frustrated
    when:
      any:
        - frustration: {above: 0.7, messages: 2}
        - all:
            - trend: {above: 0.3, messages: 4}
            - level: {above: 0.6}
    cooldown_seconds: 3600
    say:
      en: This needs a person. I've passed it to our team with everything you wrote, so no need to repeat it.
      de: Das braucht einen Menschen. Unser Team hat jetzt alles, was Sie geschrieben haben.

  - name: order-late-again
    explain: The same late order brought the customer here three times in a week.
    reason: repeated_contact
    when:
      all:
        - contacts: {at_least: 3, within_days: 7}
        - order_late: {days: 3}
    priority: high
    say:
      en: You have written about this order before, so I've passed it to our team with the whole history.

  - name: complaint-or-fraud
    explain: Complaints, unknown charges and account take-overs are a person's work.
    reason: sensitive
    when:
      any:
        - category: {names: [fraud], above: 0.8}
        - all:
            - category: {names: [complaint], above: 0.8}
            - level: {above: 0.3}
    say:
      en: A person on our team needs to look at this. They have everything you wrote.

  - name: custom-order
    explain: A custom order is priced by a person.
    reason: custom_order
    when:
      category:
        names: [custom_order]
        above: 0.6
    before:
      wait_over_minutes: 10
      collect: [details, photo]
      offer_email: true
    say:
      en: Custom work is priced by a person, so I've passed your wishes to our team.
      de: Sonderanfertigungen rechnet ein Mensch aus. Ihre Wünsche liegen jetzt bei unserem Team.

  - name: out-of-scope
    explain: The message is about something the assistant does not know.
    reason: out_of_scope
    when:
      all:
        - out_of_scope: {above: 0.8}
        # at least four words, so that "no, that's all" is not taken for a question
        - pattern: {regex: '(\S+\s+){3}\S+|[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]{5}'}
        # it asks for something, so that an address or a name is not taken for one either
        - any:
            - pattern: {regex: '[?？؟]'}
            - keywords:
                en: [want, need, can you, could you, would like, looking for, how do, do you, is there]
                de: [will, möchte, brauche, können Sie, könnt ihr, kannst du, suche, gibt es, haben Sie]
                es: [quiero, necesito, puede, pueden, quisiera, busco, hay, tienen]
                fr: [veux, voudrais, besoin, pouvez, cherche, avez-vous, est-ce que]
                it: [voglio, vorrei, bisogno, potete, cerco, avete]
                pt: [quero, preciso, pode, podem, gostaria, procuro, têm]
                nl: [wil, nodig, kunt u, kun je, zoek, hebben jullie, is er]
                ar: [أريد, أحتاج, هل يمكن, هل يمكنكم, هل تستطيع, أبحث عن, هل لديكم, هل يوجد, كيف]
                zh: [想, 需要, 可以, 能不能, 吗]
        # a bare call for help names no matter at all: it is asked what it is about
        - not:
            pattern: {regex: '(?i)\b(help|assist|assistance|support|problems?|issues?|questions?|query|advice|hilfe|frage|ayuda\w*|problemas?|pregunta|aider?|problèmes?)( (me|us|here|please|now|urgently|bitte|por favor))*\W*$'}
        # not of the shop's own matters: the assistant answers those, or tries and passes them on
        - not:
            keywords:
              en: [order, parcel, package, delivery, deliver, shipping, tracking, return, refund, exchange, cancel, invoice, open, opening, close, hours, address, store, shop, showroom, contact, in touch, reach you, your number, call center, call centre, customer care, customer service, hotline, helpline, phone, telephone]
              de: [Bestellung, bestellt, Paket, Lieferung, liefern, Versand, Sendung, Rückgabe, Retoure, Erstattung, Umtausch, stornieren, Rechnung, geöffnet, Öffnungszeiten, Adresse, Laden, Geschäft, Kontakt, Hotline, Telefon, Telefonnummer]
              es: [pedido, paquete, entrega, envío, enviar, seguimiento, devolución, devolver, reembolso, cambio, cancelar, factura, abierto, horario, dirección, tienda, contacto]
              fr: [commande, colis, livraison, livrer, expédition, suivi, retour, remboursement, échange, annuler, facture, ouvert, horaires, adresse, boutique, magasin, contact]
              it: [ordine, pacco, consegna, spedizione, reso, rimborso, cambio, annullare, fattura, aperto, orari, indirizzo, negozio, contatto]
              pt: [pedido, encomenda, entrega, envio, devolução, reembolso, troca, cancelar, fatura, aberto, horário, endereço, morada, loja, contacto, contato]
              nl: [bestelling, pakket, levering, verzending, retour, terugbetaling, ruilen, annuleren, factuur, open, openingstijden, adres, winkel, contact]
              ar: [طلب, طلبي, طلبية, طرد, شحنة, شحن, توصيل, تتبع, إرجاع, استرجاع, استرداد, استبدال, إلغاء, فاتورة, مفتوح, ساعات العمل, عنوان, متجر, تواصل, هاتف]
              zh: [订单, 包裹, 快递, 发货, 物流, 配送, 退货, 退款, 换货, 取消, 发票, 营业, 地址, 店]
    say:
      en: A person on our team can answer this better than I can, so I've passed it on with everything you wrote.
      de: Das beantwortet unser Team besser als ich. Es hat jetzt alles, was Sie geschrieben haben.

  - name: human-needed
    explain: All signals together say that a person is needed.
    reason: human_needed
    shadow: true
    when:
      human_needed: {above: 0.85}

  - name: leaving
    explain: The customer says they will leave or write a bad review; watched first, to see how often.
    reason: churn
    shadow: true
    when:
      churn: {above: 0.8}
    priority: high
"""
