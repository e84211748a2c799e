"""Requests that a schema allows and a service refuses, each with the reason.

A JSON Schema judges one value at a time. What follows are rules between several values, or about
what the service knows at the time. Every other refusal of a valid request counts as a fault.
"""

import json

import schemathesis
from schemathesis.specs.openapi.checks import (
    ensure_resource_availability,
    negative_data_rejection,
    positive_data_acceptance,
)

# Problem codes that always say such a rule.
CODES = {
    "bad_cursor": "a cursor is valid only if this list gave it out, with these filters",
    "idempotency_key_reused": "a key belongs to the body that it was first sent with",
    "conflicting_as_of": "asOf and asOfOffsets exclude each other",
    "bad_offsets": "each partition is named once",
    "currency_missing": "minAmount and maxAmount need currency: minor units of what?",
    "currency_mismatch": "a refund is in the currency of its payment",
    "refund_exceeds_remaining": "a refund takes no more than is left of its payment",
    "unknown_partition": "how many partitions the log has is known at run time",
    "offset_ahead_of_ledger": "how far the ledger has come is known at run time",
    "file_type_mismatch": "the octets of a file are nothing that a JSON Schema judges",
    "precondition_failed": "an entity tag belongs to one version of one thing",
    "bad_signature": "only a gateway can sign",
    "card_refused": "which cards and tokens it takes only the gateway knows",
    "statement_malformed": "XML is nothing that a JSON Schema judges",
    "statement_unsupported": "XML is nothing that a JSON Schema judges",
    "statement_inconsistent": "XML is nothing that a JSON Schema judges",
    "unknown_bank_account": "which accounts are ours is known at run time",
    "receipt_exceeds_left": "what is left of a receipt is known at run time",
    "receipts_do_not_cover": "what is left of a receipt is known at run time",
    "bad_characters": "what a database cannot store is no rule of one parameter",
    "wrong_code": "which code is right only the app of the buyer knows",
    "buyer_id_missing": "required, unless a cursor carries it",
}

# Fields and what is said of them: codes that say other rules, too.
MESSAGES = {
    ("lines", "must add up to at most"): "the sum of an order's lines is bounded",
    ("lines[", "must be unique"): "no SKU twice in an order; the whole lines differ",
    ("lines[", "an order has one currency"): "all lines of an order are in one currency",
    ("lines[", "quantity times unitPrice"): "the product of two fields is bounded",
    ("fingerprint", "is required unless prices are given"): "a checkout has one of two fields",
    ("prices.lines[", "must be unique"): "no product twice in a cart; the whole lines differ",
    ("charges[", "must be unique"): "one charge of an order; the whole items differ",
    ("acknowledgements[", "must be unique"): "no supplier twice; the whole items differ",
    ("", "card number"): "a text that passes the check digit of card numbers (Luhn)",
    ("from", "must not be after"): "the end of a range is not before its beginning",
    ("placedFrom", "must not be after"): "the end of a range is not before its beginning",
    ("rate", "must be a positive decimal"): "0 is none, and no pattern of all regular dialects says so",
    ("validFrom", "must not be in the past"): "what is past is known at run time",
    ("validUntil", "must be after"): "the end of a range is after its beginning and after now",
    ("base", "must be a currency that some country uses"): "which are in use changes with the years",
    ("quote", "must be a currency that some country uses"): "which are in use changes with the years",
    ("quote", "must be another currency"): "two currencies differ",
    ("buyerId", "name the buyer whose account"): "staff name a buyer, buyers need not",
    ("bankAccount", "must have either"): "an account has one kind of number",
    ("bankAccount.iban", "is no IBAN"): "an IBAN has check digits",
    ("bankAccount.cnapsCode", "check digit"): "so has a CNAPS code",
    ("card.number", "must"): "a card number has a brand, a length and a check digit",
    ("card.number", "is"): "a card number has a brand, a length and a check digit",
    ("card.expiryYear", "is past"): "what is past is known at run time",
    ("card.cvc", "must be the 3 or 4 digits"): "how many digits depends on the card",
    ("card", "is required for this type"): "the type says which object is needed",
    ("bankAccount", "is required for this type"): "the type says which object is needed",
    ("alipay", "is required for this type"): "the type says which object is needed",
    ("orderId", "names an order that does not exist"): "which orders there are is known at run time",
    ("with", "names"): "which receipts there are is known at run time",
    ("amount", "is for a partial_refund"): "the outcome says whether there is an amount",
    ("amount", "is required for a partial_refund"): "the outcome says whether there is an amount",
    ("code", "an active second factor is replaced"): "whether there is one is known at run time",
    ("bank", "must have either"): "a supplier's account has one kind of number",
    ("bank.iban", ""): "an IBAN has a form for each country and check digits",
    ("bank.cnapsCode", ""): "so has a CNAPS code",
    ("bank.accountNumber", ""): "nor may it be a card's number",
    ("from", "names no cart"): "which carts a buyer has is known at run time",
    ("from", "must be another cart"): "a cart is not merged into itself",
    ("region", "must be one of the country"): "a region belongs to a country",
    ("quantity", "must be a whole number"): "nor is 1.0 a number of pieces",
    ("supplierId", "names no supplier"): "which suppliers there are is known at run time",
    ("priceTiers", "must be"): "tiers are in one currency, and each begins above the one before",
    ("revision", "must be a whole number"): "1.0 is no revision",
    ("weightGrams", "must be a whole number"): "nor is 1.0 a weight",
    ("available", "must be a whole number"): "nor is 1.0 a stock",
    ("header", ""): "a CSV file is nothing that a JSON Schema judges",
    ("country", "must be a code of ISO 3166-1"): "which countries there are changes with the years",
    ("supplierId", "is required"): "a supplier's token says whose product it is, staff have to",
    ("status", "must be ACTIVE or DISCONTINUED"): "what was offered before is known at run time",
    ("audience", "must not come with"): "support reads its own notices or a buyer's",
    ("cardToken", "must not come with"): "a number and a token exclude each other",
    ("validFrom", "must be an RFC 3339 timestamp"): "an offset of more than 18:00 is no place's",
    ("validUntil", "must be an RFC 3339 timestamp"): "an offset of more than 18:00 is no place's",
    ("gatewayReference", "must be there with"): "the finding says whether money moved",
    ("reason", "is for staff"): "who asks is known by the token",
    ("externalReference", "is given by ops"): "who asks is known by the token",
    ("representatives", "are set by ops"): "who asks is known by the token",
    ("acceptDifferences", "a verify switches nothing"): "only with mode rebuild",
    ("since", "a rebuild takes all of the log"): "only with mode verify",
    # JSON Schema calls 5.0 an integer. An amount is written with digits only (docs/events).
    ("card.expiry", "must be a whole number"): "nor is 12.0 a month",
    ("", "must be a whole number of"): "1.0 is no amount, although JSON Schema calls it an integer",
    ("filter.partition", "must be a whole number"): "nor is 1.0 the number of a partition",
    # RFC 3339 can write offsets up to 23:59; the widest that any place has is 14:00.
    ("asOf", "must be an RFC 3339 timestamp"): "an offset of more than 18:00 is no place's",
    ("from", "must be an RFC 3339 timestamp"): "an offset of more than 18:00 is no place's",
    ("to", "must be an RFC 3339 timestamp"): "an offset of more than 18:00 is no place's",
}


def is_exception(response):
    try:
        problem = json.loads(response.content)
    except ValueError:
        return False
    if problem.get("code") in CODES:
        return True
    # A body of any type, or a file: what schemathesis makes of one is at times no octet at all.
    if problem.get("code") == "body_missing":
        instance = problem.get("instance", "")
        return instance.startswith(
            ("/gateway-notifications/", "/product-imports", "/supplier-imports")
        ) or instance.endswith("/evidence")
    said = [(error["field"], error["message"]) for error in problem.get("errors", [])]
    return bool(said) and all(
        any(field.startswith(name) and words in message for name, words in MESSAGES)
        for field, message in said
    )


@schemathesis.check
def valid_requests_are_accepted(ctx, response, case):
    if response.status_code in (400, 412, 422) and is_exception(response):
        return None
    return positive_data_acceptance(ctx, response, case)


@schemathesis.check
def invalid_requests_are_rejected(ctx, response, case):
    # What is no entity tag matches none: a refusal that the check does not count among them.
    if response.status_code == 412:
        return None
    # A batch is answered order by order: an order of a wrong shape is rejected within the answer.
    if case.operation.path == "/orders/batch" and response.status_code == 200:
        if json.loads(response.content).get("rejected", 0) > 0:
            return None
    # A merge that is repeated changes nothing, so it compares no version: not even one of a wrong form.
    if case.operation.path == "/carts/{id}/merge" and response.status_code == 200:
        if '"' not in (case.headers or {}).get("If-Match", ""):
            return None
    # A dry run stores nothing, so it needs no key: a rule between a parameter and a header.
    dry = str((case.query or {}).get("dryRun")).lower() == "true"
    if dry and "Idempotency-Key" not in (case.headers or {}):
        return None
    return negative_data_rejection(ctx, response, case)


@schemathesis.check
def created_resources_are_there(ctx, response, case):
    # A repeated request gets its first answer, though what it made may have been deleted since: a
    # generator sends a request again, with its key, in another sequence than that of the deletion.
    parent = ctx.internals.find_parent(case_id=case.id)
    first = parent and ctx.internals.find_response(case_id=parent.id)
    if first and "idempotency-replayed" in {name.lower() for name in first.headers}:
        return None
    return ensure_resource_availability(ctx, response, case)
