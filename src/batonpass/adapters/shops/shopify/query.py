"""What we ask of Shopify's Admin GraphQL. Every operation validates on all supported versions."""

from typing import Final

VERSION: Final = "2026-10"
NUMBER_OF_ORDERS: Final = 10  # a page: ten orders of this depth stay under 1,000 points

MONEY: Final = "presentmentMoney { amount currencyCode }"

_HEAD: Final = f"""
  id name email createdAt processedAt cancelledAt note tags statusPageUrl
  displayFinancialStatus displayFulfillmentStatus
  customer {{ id displayName }}
  totalPriceSet {{ {MONEY} }}
  shippingAddress {{ name address1 address2 city provinceCode countryCodeV2 zip }}
  disputes @include(if: $disputes) {{ id status initiatedAs }}
"""

_BACK: Final = f"""
  refunds(first: 3) {{ id createdAt note totalRefundedSet {{ {MONEY} }} }}
  returns(first: 2) @include(if: $returns) {{ nodes {{ id name status createdAt }} }}
"""

_BACK_BY_LINE: Final = f"""
  refunds(first: 5) {{
    id createdAt note totalRefundedSet {{ {MONEY} }}
    refundLineItems(first: 5) {{ nodes {{ lineItem {{ id }} quantity }} }}
  }}
  returns(first: 3) @include(if: $returns) {{
    nodes {{
      id name status createdAt
      returnLineItems(first: 5) {{
        nodes {{
          ... on ReturnLineItem {{ customerNote fulfillmentLineItem {{ lineItem {{ id }} }} }}
        }}
      }}
    }}
  }}
"""

_LINE: Final = f"""
  id title variantTitle sku quantity currentQuantity refundableQuantity
  customAttributes {{ key value }}
  discountedUnitPriceAfterAllDiscountsSet {{ {MONEY} }}
"""

_PARCEL: Final = """
  id status displayStatus createdAt estimatedDeliveryAt deliveredAt
  trackingInfo { company number url }
"""

BRIEF: Final = f"""
fragment Brief on Order {{
  {_HEAD}
  {_BACK}
  lineItems(first: 8) {{ nodes {{ {_LINE} }} pageInfo {{ hasNextPage }} }}
  fulfillments(first: 2) {{
    {_PARCEL}
    events(first: 2, reverse: true) {{ nodes {{ status message happenedAt city country }} }}
  }}
}}
"""

WHOLE: Final = f"""
fragment Whole on Order {{
  {_HEAD}
  {_BACK_BY_LINE}
  lineItems(first: 40) {{ nodes {{ {_LINE} }} pageInfo {{ hasNextPage }} }}
  fulfillments(first: 4) {{
    {_PARCEL}
    fulfillmentLineItems(first: 10) {{
      nodes {{ lineItem {{ id }} quantity }} pageInfo {{ hasNextPage }}
    }}
    events(first: 10, reverse: true) {{ nodes {{ status message happenedAt city country }} }}
  }}
}}
"""

CUSTOMER: Final = """
query BatonpassCustomer($query: String!) {
  customers(first: 3, query: $query) {
    nodes {
      id displayName tags
      defaultEmailAddress { emailAddress }
      defaultPhoneNumber { phoneNumber }
      numberOfOrders
      amountSpent { amount currencyCode }
    }
  }
}
"""

SIGNED_IN: Final = """
query BatonpassSignedIn($query: String!) {
  customers(first: 1, query: $query) {
    nodes { id displayName tags verifiedEmail defaultEmailAddress { emailAddress } }
  }
}
"""

ORDERS: Final = (
    """
query BatonpassOrders(
  $query: String, $first: Int!, $after: String, $disputes: Boolean!, $returns: Boolean!
) {
  orders(first: $first, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) {
    nodes { ...Brief }
    pageInfo { hasNextPage endCursor }
  }
}
"""
    + BRIEF
)

ORDER: Final = (
    """
query BatonpassOrder($query: String!, $disputes: Boolean!, $returns: Boolean!) {
  orders(first: 2, query: $query, sortKey: CREATED_AT, reverse: true) {
    nodes { ...Whole } pageInfo { hasNextPage }
  }
}
"""
    + WHOLE
)

NAMES: Final = """
query BatonpassNames($query: String!) {
  orders(first: 100, query: $query, sortKey: CREATED_AT, reverse: true) { nodes { id name } }
}
"""

ORDER_BY_ID: Final = (
    """
query BatonpassOrderById($id: ID!, $disputes: Boolean!, $returns: Boolean!) {
  order(id: $id) { ...Whole }
}
"""
    + WHOLE
)

RETURNABLE: Final = """
query BatonpassReturnable($orderId: ID!) {
  returnableFulfillments(orderId: $orderId, first: 10) {
    nodes {
      returnableFulfillmentLineItems(first: 30) {
        nodes { quantity fulfillmentLineItem { id lineItem { id } } }
      }
    }
  }
}
"""

SCOPES: Final = """
query BatonpassScopes { currentAppInstallation { accessScopes { handle } } }
"""

SUGGESTED: Final = f"""
query BatonpassSuggestedRefund($id: ID!, $lines: [RefundLineItemInput!]!) {{
  order(id: $id) {{
    suggestedRefund(refundLineItems: $lines, suggestFullRefund: false) {{
      amountSet {{ {MONEY} }}
      suggestedTransactions {{
        gateway amountSet {{ {MONEY} }} maximumRefundableSet {{ {MONEY} }}
        parentTransaction {{ id }}
      }}
    }}
  }}
}}
"""

REFUND: Final = f"""
mutation BatonpassRefund($input: RefundInput!, $key: String!) {{
  refundCreate(input: $input) @idempotent(key: $key) {{
    refund {{ id totalRefundedSet {{ {MONEY} }} }}
    userErrors {{ field message }}
  }}
}}
"""

CANCEL: Final = """
mutation BatonpassCancel($orderId: ID!, $note: String) {
  orderCancel(
    orderId: $orderId, reason: CUSTOMER, restock: true, notifyCustomer: true, staffNote: $note,
    refundMethod: { originalPaymentMethodsRefund: true }
  ) {
    job { id done }
    orderCancelUserErrors { field message code }
  }
}
"""

CANCELLED: Final = """
query BatonpassCancelled($id: ID!) { order(id: $id) { id cancelledAt } }
"""

NOTE: Final = """
mutation BatonpassNote($input: OrderInput!) {
  orderUpdate(input: $input) { order { id note } userErrors { field message } }
}
"""

TAG: Final = """
mutation BatonpassTag($id: ID!, $tags: [String!]!) {
  tagsAdd(id: $id, tags: $tags) { node { id } userErrors { field message } }
}
"""

AGAIN: Final = """
query BatonpassAgain($id: ID!) {
  order(id: $id) {
    id email customer { id }
    shippingAddress {
      firstName lastName company address1 address2 city provinceCode countryCodeV2 zip phone
    }
    lineItems(first: 100) {
      nodes {
        id title quantity variant { id }
        originalUnitPriceSet { shopMoney { amount currencyCode } }
      }
    }
  }
}
"""

DRAFT: Final = """
mutation BatonpassDraft($input: DraftOrderInput!) {
  draftOrderCreate(input: $input) { draftOrder { id name } userErrors { field message } }
}
"""

COMPLETE: Final = """
mutation BatonpassComplete($id: ID!) {
  draftOrderComplete(id: $id) {
    draftOrder { id name order { id name } } userErrors { field message }
  }
}
"""

DRAFTS: Final = """
query BatonpassDrafts($query: String!) {
  draftOrders(first: 3, query: $query) { nodes { id name tags order { id name } } }
}
"""

CODE: Final = """
mutation BatonpassCode($discount: DiscountCodeBasicInput!) {
  discountCodeBasicCreate(basicCodeDiscount: $discount) {
    codeDiscountNode { id } userErrors { field message code }
  }
}
"""

CODE_BY_NAME: Final = """
query BatonpassCodeByName($code: String!) { codeDiscountNodeByCode(code: $code) { id } }
"""

RETURN: Final = """
mutation BatonpassReturn($input: ReturnRequestInput!) {
  returnRequest(input: $input) { return { id name status } userErrors { field message } }
}
"""

SUBSCRIBE: Final = """
mutation BatonpassSubscribe(
  $topic: WebhookSubscriptionTopic!, $subscription: WebhookSubscriptionInput!
) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) {
    webhookSubscription { id } userErrors { field message }
  }
}
"""

OPERATIONS: Final = (
    CUSTOMER,
    SIGNED_IN,
    ORDERS,
    ORDER,
    NAMES,
    ORDER_BY_ID,
    RETURNABLE,
    SCOPES,
    SUGGESTED,
    REFUND,
    CANCEL,
    CANCELLED,
    NOTE,
    TAG,
    AGAIN,
    DRAFT,
    COMPLETE,
    DRAFTS,
    CODE,
    CODE_BY_NAME,
    RETURN,
    SUBSCRIBE,
)
