package dev.quittance.kit.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kind of problem that a service answers with: the only definition of a code, its status and
 * its meaning. The pages in docs/problems and at {@link #type} are generated from it, and so is the
 * list in the OpenAPI documents.
 */
public enum ProblemCode {
  BAD_REQUEST(
      400,
      "Not well-formed HTTP",
      "The request breaks the grammar of HTTP: its first line, a header field or its length.",
      "Correct the request. An HTTP client library does not send such requests."),
  BAD_URI(
      400,
      "Not a URI",
      "The request target is not a URI (RFC 3986): it has a percent sign without two hex digits"
          + " after it, octets that are not UTF-8, or characters that have to be percent-encoded.",
      "Percent-encode reserved and non-ASCII characters: `%25` for a percent sign, `%20` for a"
          + " space, and the UTF-8 octets of every character that is not ASCII."),
  BAD_CHARACTERS(
      400,
      "Characters that cannot be stored",
      "The request contains U+0000 or an unpaired surrogate, which neither JSON nor the database"
          + " can store.",
      "Remove these characters."),
  BAD_PARAMETER(
      400,
      "Parameter not acceptable",
      "A path or query parameter is empty, repeated, or has an invalid value. `errors` names it and"
          + " says which values are valid.",
      "Correct the parameter. The service's `/q/openapi` describes each one."),
  UNKNOWN_PARAMETER(
      400,
      "Unknown parameter",
      "The query has a parameter that this path does not have. It is rejected because a misspelt"
          + " filter would otherwise return everybody's data. `errors` names the known parameters.",
      "Correct the name, or remove the parameter."),
  BAD_CURSOR(
      400,
      "Cursor not acceptable",
      "The cursor was not given out by this list, was altered, or belongs to a list with other"
          + " filters.",
      "Start the list again without `cursor`, and then send each `nextCursor` unchanged."),
  BODY_MISSING(
      400,
      "Body missing",
      "The request has no body or an empty one, but needs one.",
      "Send the body that `/q/openapi` describes."),
  BODY_INCOMPLETE(
      400,
      "Body incomplete",
      "The body ended before its declared length.",
      "Send the request again."),
  MALFORMED_JSON(
      400,
      "Malformed JSON",
      "The body is not one well-formed JSON value in UTF-8, is nested too deeply, or has a text, a"
          + " number or a name that is too long. The detail says where parsing stopped.",
      "Correct the body."),
  WRONG_TYPE(
      400,
      "Wrong JSON type",
      "A value has the wrong JSON type, for example `\"1099\"` where a number is required. Values"
          + " are not converted. `errors` names the field.",
      "Send the value with the type that the detail names."),
  UNKNOWN_FIELD(
      400,
      "Unknown field",
      "The body has a field that this request does not have. `errors` names the known fields.",
      "Correct the name, or remove the field."),
  DUPLICATE_FIELD(
      400, "Repeated field", "A JSON object has the same field twice.", "Keep one of them."),
  IDEMPOTENCY_KEY_MISSING(
      400,
      "Idempotency-Key missing",
      "The request needs an `Idempotency-Key` header: requests repeated with the same key take"
          + " effect once. Keys and responses are kept for 24 hours, unless configured otherwise.",
      "Send a new UUID with each new request, and the same one when you repeat it."),
  IDEMPOTENCY_KEY_MALFORMED(
      400,
      "Idempotency-Key malformed",
      "The `Idempotency-Key` is not 1 to 255 printable ASCII characters, or looks like a card"
          + " number.",
      "Send a new UUID, with or without double quotes."),
  BUYER_ID_MISSING(
      400,
      "buyerId missing",
      "Notifications are listed for one buyer, and the request names none.",
      "Add `?buyerId=` to the request."),
  CURRENCY_MISSING(
      400,
      "Currency missing",
      "The request is about an amount or an account with several currencies, and names none.",
      "Add `currency=`. The detail lists the currencies, where they are known."),
  CONFLICTING_AS_OF(
      400,
      "asOf and asOfOffsets together",
      "`asOf` is a time and `asOfOffsets` are offsets in the log. A read takes one of them.",
      "Send one of them."),
  BAD_OFFSETS(
      400,
      "Offsets not acceptable",
      "`asOfOffsets` or `minOffset` is not a list of `partition:offset` pairs with each partition"
          + " once, or `asOfOffsets` does not name every partition.",
      "Take `asOf.offsets` from an earlier answer: for example `0:123,1:55`."),
  BAD_SIGNATURE(
      400,
      "Signature not acceptable",
      "A notification is not signed by the gateway that it names, its signature is too old, or it"
          + " cannot be read. Nothing of it was kept.",
      "Check the secret or key with which the gateway signs, and the clocks of both sides."),
  STATEMENT_MALFORMED(
      400,
      "Statement not well-formed",
      "The bank statement is not well-formed XML, or it has what no statement needs: a DOCTYPE or"
          + " entities. Nothing was imported.",
      "Send the bank's file as it is, whole and in its own encoding."),
  UNAUTHORIZED(
      401,
      "Unauthorized",
      "The request has no access token, or one that is not valid here: expired, of another issuer, for"
          + " another audience, or with a wrong signature. The `WWW-Authenticate` header says which of"
          + " the two (RFC 6750).",
      "Get an access token from the identity provider and send it as `Authorization: Bearer`."),
  INSUFFICIENT_USER_AUTHENTICATION(
      401,
      "Second factor needed",
      "The access token is valid, but this command needs a second factor that was proved a moment ago"
          + " (RFC 9470). The `WWW-Authenticate` header says what is needed: `acr_values`, and `max_age`"
          + " in seconds.",
      "Sign in again at the identity provider with these `acr_values` and `max_age`, and send the same"
          + " request with the new token. On the command line: `quittance login --second-factor`."),
  FORBIDDEN(
      403,
      "Forbidden",
      "The access token is valid, but none of its roles may make this request, or the request names"
          + " another buyer.",
      "See `/q/openapi` for the roles of each request."),
  OWN_REQUEST(
      403,
      "Own request",
      "Whoever requests a command cannot approve or reject it: a second person has to.",
      "Ask a colleague with a role that may make the request. The requester lets it expire if it is"
          + " no longer wanted."),
  NOT_FOUND(
      404,
      "Not found",
      "Nothing is at this path, or there is no such order, payment, refund, payment account, instrument,"
          + " account, replay, parked event, notification, bank statement or receipt.",
      "Check the id. The detail names the list of valid ids. What another service has just accepted"
          + " may arrive a moment later."),
  METHOD_NOT_ALLOWED(
      405,
      "Method not allowed",
      "The path does not have this method. The `Allow` header lists the methods that it has.",
      "Use one of them."),
  NOT_ACCEPTABLE(
      406,
      "Not acceptable",
      "The `Accept` header excludes every media type of the response.",
      "Accept `application/json`, or what `/q/openapi` names."),
  BODY_TOO_SLOW(
      408,
      "Body too slow",
      "The body was not complete in time, which is 30 seconds unless configured otherwise. Nothing"
          + " was done.",
      "Send the request again, over a faster connection or with less data."),
  EARLIER_EVENT_PARKED(
      409,
      "Earlier event parked",
      "An earlier event of the same order is parked. Events of an order are applied in the order of"
          + " the log, so the earlier one has to be retried or discarded first.",
      "Retry or discard the earlier one: `GET /parked-events` lists both."),
  NO_ORDER(
      409,
      "Event of no order",
      "The parked record's key is not an order id, or its order belongs to another partition. It can"
          + " never be applied, and it blocks nothing.",
      "Discard it. If it was meant for an order, publish it again under the order's id, with Kafka's"
          + " default partitioner."),
  IDEMPOTENCY_KEY_IN_USE(
      409,
      "Idempotency-Key in use",
      "The first request with this `Idempotency-Key` is still running.",
      "Send it again after `Retry-After` seconds to get its answer."),
  PAYMENT_NOT_AUTHORIZED(
      409,
      "Payment not authorized",
      "Only an authorized payment can be refunded; this one is pending or has failed.",
      "Wait until it is authorized. A failed payment has charged nothing."),
  OPERATION_NOT_IN_DOUBT(
      409,
      "Attempt or refund not in doubt",
      "People can tell what became of an attempt or a refund if nobody knows it, if its gateway could"
          + " not be asked, or if what the gateway said does not fit. Nothing of that is so here, or"
          + " a bank statement tells it.",
      "Read the payment again: what became of it is known, or its gateway is about to tell."),
  PAYMENT_ACCOUNT_EXISTS(
      409,
      "Payment account exists",
      "The buyer has a payment account already; a buyer has one. The `Location` header names it.",
      "Use that account: `GET /payment-accounts` lists it."),
  PAYMENT_ACCOUNT_FROZEN(
      409,
      "Payment account frozen",
      "The payment account is frozen, by its buyer or by support: nothing can be paid with it, and its"
          + " instruments cannot be changed. The account's `frozen` says who froze it and why.",
      "A buyer unfreezes what he froze with `POST /payment-accounts/{id}/unfreeze`. Ask support for"
          + " what support froze."),
  NO_SECOND_FACTOR(
      409,
      "No second factor",
      "The payment account has no authenticator app, or none that waits to be confirmed.",
      "Enrol one with `PUT /payment-accounts/{id}/second-factor`, and confirm it by a first code."),
  SECOND_FACTOR_LOCKED(
      409,
      "Second factor locked",
      "There were too many wrong codes in a row, so no code is accepted for a while, which is 15"
          + " minutes unless configured otherwise.",
      "Wait `Retry-After` seconds. If the phone is lost, use a recovery code then, or ask support."),
  NO_CHALLENGE(
      409,
      "Nothing to approve",
      "The payment does not wait for its buyer's code: it was approved or has expired, or its gateway"
          + " waits for something else.",
      "Read the payment: `nextAction` says what it waits for. What has expired can be paid again."),
  INSTRUMENT_EXISTS(
      409,
      "Instrument linked already",
      "The card, bank account or Alipay account is linked to this payment account already. The"
          + " `Location` header names it.",
      "Use that instrument. To link a card again with another expiry, remove it first."),
  ORDER_ALREADY_PAID(
      409,
      "Order already paid",
      "The order is paid, so it cannot be paid again, even if it was refunded since.",
      "Read its status at `GET /orders/{id}`. Place a new order for the same goods."),
  ORDER_NOT_PAID(
      409,
      "Order not paid",
      "The order was never paid, so it has no receipt.",
      "Pay it: `nextActions` of `GET /orders/{id}` says how. A payment that is under way shows in"
          + " its status."),
  ORDER_CANCELLED(
      409,
      "Order cancelled",
      "The order is cancelled: nothing is owed for it, and it is not paid any more. What is charged"
          + " for it goes back by itself.",
      "Place a new order for the same goods. Money that came for this one is returned, or given to"
          + " another order."),
  PAYMENT_IN_PROGRESS(
      409,
      "Payment in progress",
      "An attempt to pay the order may still succeed. A second one might charge the buyer twice.",
      "Go on with the attempt: `nextAction` of `GET /payments?orderId=` says what the buyer has to"
          + " do, also after the browser was closed. Once it has failed, pay again."),
  TOO_MANY_PAYMENT_ATTEMPTS(
      409,
      "Too many payment attempts",
      "There were as many attempts to pay the order as one order can have.",
      "Place the order again."),
  DISPUTE_OPEN(
      409,
      "Dispute open",
      "The buyer disputes the payment at the gateway, which withdrew the money until it is decided: a"
          + " refund as well could give it back twice.",
      "Wait until the dispute is won or lost; `GET /disputes?paymentId=` shows it. What is left then can"
          + " be refunded."),
  NOT_DISPUTABLE(
      409,
      "Order not disputable so",
      "An order that is not paid can be disputed for a wrong deduction only, and a gateway's dispute"
          + " is decided there and takes no files here. The detail says which.",
      "Dispute an unpaid order with reason `wrong_deduction` if something was deducted all the same."
          + " Give files for a gateway's dispute to the gateway."),
  DISPUTE_EXISTS(
      409,
      "Dispute open already",
      "The buyer has an open dispute about this order for the same reason.",
      "Add files to that one: `GET /orders/{orderId}/disputes` lists it. It can be opened again once"
          + " it is resolved."),
  TOO_MANY_DISPUTES(
      409,
      "Too many disputes",
      "There were as many disputes about the order, or events of it, as there can be.",
      "Answer to what support wrote, or contact support."),
  DISPUTE_CLOSED(
      409,
      "Dispute closed",
      "The dispute is decided: it takes no more files and no other decision.",
      "`GET /orders/{orderId}/disputes/{disputeId}` says how it was decided. Open another one if"
          + " there is something new."),
  TOO_MANY_FILES(
      409,
      "Too many files",
      "The dispute has as many files as one can have.",
      "Put several pictures into one PDF for the next dispute, or tell support."),
  NO_SUPPLIER(
      409,
      "Acting for no supplier",
      "The token has role supplier, but its subject is no representative of a supplier.",
      "Register the supplier by `POST /suppliers`, or ask ops to add the subject by `PUT"
          + " /suppliers/{id}/representatives`."),
  SUPPLIER_EXISTS(
      409,
      "Supplier exists",
      "Another supplier has the external reference, or one of the representatives acts for another"
          + " supplier.",
      "Change the supplier that exists, or choose another reference or representative."),
  SUPPLIER_COOLING_OFF(
      409,
      "Supplier changed a short time ago",
      "The supplier's name or bank account was changed after it had been verified. For a while it"
          + " is not verified again, so that whoever it belongs to can notice. The detail says until"
          + " when.",
      "Ask the supplier by another way whether it was he who changed it. If not, suspend it;"
          + " otherwise verify it after `Retry-After` seconds."),
  SUPPLIER_EVIDENCE_MISSING(
      409,
      "Supplier's documents incomplete",
      "A supplier is verified by a valid document of each needed type and a bank account. The detail"
          + " says which is missing.",
      "Add it by `POST /suppliers/{id}/evidence` or `PUT /suppliers/{id}`, check it, and verify"
          + " again."),
  SUPPLIER_SUSPENDED(
      409,
      "Supplier suspended",
      "Ops have stopped the supplier.",
      "`GET /suppliers/{id}/changes` says why. `POST /suppliers/{id}/resume` ends it."),
  SUPPLIER_NOT_VERIFIED(
      409,
      "Supplier not verified",
      "Nobody has checked the supplier, or a document that is needed has expired since. `errors` names"
          + " the suppliers of a cart and their statuses. Nothing was ordered.",
      "Look at `GET /suppliers/{id}`. Who accepts it names the supplier and the status in"
          + " `acknowledgements` of the checkout; else take its lines out of the cart."),
  INSUFFICIENT_STOCK(
      409,
      "Not enough in stock",
      "There are not enough pieces of a product. `errors` says how many are left. Nothing was ordered or"
          + " reserved.",
      "Order fewer, or leave the product out."),
  PRICE_CHANGED(
      409,
      "Price changed",
      "A price or the shipping is not what the buyer saw. `errors` has both amounts. Nothing was"
          + " ordered.",
      "Show the buyer the cart's review as it is now, and send what he accepts."),
  CHECKOUT_BLOCKED(
      409,
      "Cart cannot be checked out",
      "Something stands against ordering what is in the cart. `errors` lists all of it. Nothing was"
          + " ordered.",
      "Correct the cart: its review says the same before a checkout."),
  PRODUCT_EXISTS(
      409,
      "Product exists",
      "The supplier has a product with this SKU.",
      "Find it by `GET /products?supplier=&sku=` and change it by `PUT /products/{id}`."),
  CART_NOT_OPEN(
      409,
      "Cart not open",
      "The cart was checked out or merged into another one, so it is not changed any more. The detail"
          + " says which.",
      "Go on with the cart that the detail names, or copy this one by `POST /carts` with its id as"
          + " `from`."),
  CART_FULL(
      409,
      "Cart full",
      "The cart would have more lines than a cart may have.",
      "Check the cart out, or remove lines, and put the rest into another cart."),
  TOO_MANY_CARTS(
      409,
      "Too many carts",
      "The buyer has as many open carts as a buyer may have.",
      "Check one out, merge two by `POST /carts/{id}/merge`, or delete one."),
  APPROVAL_OVER(
      409,
      "Approval decided or over",
      "The approval does not wait for a decision: it was approved or rejected already, its command was"
          + " carried out, or nobody decided in time. The detail says which.",
      "Read it at `GET /approvals/{id}`. A request that was rejected, carried out or has expired is"
          + " asked for anew by sending it again."),
  LEDGER_CHANGED(
      409,
      "Ledger changed",
      "The ledger was rebuilt with differences since the list's first page, so that the next page"
          + " would not match the first.",
      "Start the list again without `cursor`."),
  REPLAY_RUNNING(
      409,
      "Replay running",
      "Only one replay runs at a time, and one is running or ending.",
      "Wait until it has ended, or cancel it with `POST /replays/{id}/cancel`."),
  NOTHING_PROVEN(
      409,
      "Nothing proven",
      "A verify with `since: last` begins where the last one ended that found nothing: there was"
          + " none, or a rebuild has put another ledger in its place since.",
      "Start a full verify: leave out `since`. The next one can begin where that one ends."),
  REPLAY_OVER(
      409,
      "Replay over",
      "The replay has ended, so it cannot be cancelled.",
      "Read its result at `GET /replays/{id}`."),
  PRECONDITION_FAILED(
      412,
      "Changed meanwhile",
      "The request has an `If-Match` header, and the thing has another version than the header names.",
      "Read the thing again, decide again, and send its `ETag` as `If-Match`."),
  PRECONDITION_REQUIRED(
      428,
      "If-Match missing",
      "The request changes what another device may be changing, too, so it has to say which version"
          + " it is about (RFC 6585).",
      "Read the thing, and send its `ETag` as `If-Match`."),
  BODY_TOO_LARGE(
      413,
      "Body too large",
      "The body is larger than the limit, which is 1 MiB unless configured otherwise.",
      "Send less data per request."),
  URI_TOO_LONG(
      414,
      "URI too long",
      "The request target is longer than the limit, which is 32 KiB unless configured otherwise.",
      "Send fewer or shorter parameters."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Unsupported media type",
      "The path does not accept this `Content-Type`. The `Accept-Post` header lists the accepted"
          + " types.",
      "Send `Content-Type: application/json`."),
  VALIDATION_FAILED(
      422,
      "Fields not acceptable",
      "The JSON is valid, but some fields have invalid values. `errors` names all of them and says"
          + " what is valid.",
      "Correct the fields and send the request again, with the same `Idempotency-Key` or a new one: a"
          + " rejected request does not use the key."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "Idempotency-Key reused",
      "This `Idempotency-Key` was used for another request within the last 24 hours, unless"
          + " configured otherwise.",
      "Send the same body to get the first answer again, or a new key for a new request."),
  FILE_TYPE_MISMATCH(
      422,
      "Not that type of file",
      "The octets of the file are not of the type that `Content-Type` names.",
      "Send a PNG, JPEG or PDF file as it is, with its own type."),
  CURRENCY_MISMATCH(
      422,
      "Currency mismatch",
      "The amount's currency is not the payment's.",
      "Give the amount in the payment's currency."),
  REFUND_NOT_POSITIVE(
      422,
      "Refund not positive",
      "A refund is at least 1 minor unit.",
      "Send a positive amount, or no amount to refund all that is left."),
  REFUND_EXCEEDS_REMAINING(
      422,
      "Refund exceeds the remaining amount",
      "The refund is larger than the payment's amount less all refunds made and pending.",
      "Request at most the payment's `refundable` amount."),
  WRONG_CODE(
      422,
      "Wrong code",
      "The one-time code or recovery code is wrong, of another time, or was used before.",
      "Send the code that the authenticator app shows next. Five wrong codes in a row lock it."),
  CHALLENGE_MISMATCH(
      422,
      "Not what is to be paid",
      "The amount or the supplier in the request is not that of the payment. Nothing was approved.",
      "Show the buyer the payment as it is, and send what he approves."),
  TOO_MANY_INSTRUMENTS(
      422,
      "Too many instruments",
      "The payment account has as many instruments as an account may have.",
      "Remove one that is not used."),
  CARD_REFUSED(
      422,
      "Card refused",
      "The gateway of cards does not accept the card. The detail says why.",
      "Check what was entered, or use another card."),
  INSTRUMENT_NOT_OFFERED(
      422,
      "Instrument not offered",
      "This installation has no gateway for instruments of that type, or for cards by their numbers.",
      "Link an instrument of another type, or a card by a token of its gateway, as the detail says."),
  TOO_MANY_REFUNDS(
      422,
      "Too many refunds",
      "The payment has the maximum number of refunds, made and pending, of one order.",
      "Refund the rest in another way. Failed refunds do not count."),
  REFUND_TOO_SMALL(
      422,
      "Refund too small",
      "The payment was charged in another currency, and what is to be refunded is less than half of"
          + " its minor unit.",
      "Refund more, or leave the amount out to refund all that is left."),
  PAYMENT_METHOD_UNUSABLE(
      422,
      "Payment method unusable",
      "The buyer cannot pay by this method, or not this amount. The detail says why, and what the"
          + " buyer can do.",
      "Choose another payment method."),
  STATEMENT_UNSUPPORTED(
      422,
      "Not a statement that is read",
      "The document is no camt.053 of versions 02 to 13: the detail says what it is. Reports of the"
          + " day (camt.052) and notifications (camt.054) are no statements. Nothing was imported.",
      "Send the bank's statement of the day, camt.053."),
  STATEMENT_INCONSISTENT(
      422,
      "Statement inconsistent",
      "The statement contradicts itself or lacks what every one has: for example, its opening balance"
          + " and its booked entries do not make its closing balance. `errors` says where. Nothing was"
          + " imported.",
      "Ask the bank for a correct file."),
  UNKNOWN_BANK_ACCOUNT(
      422,
      "Unknown bank account",
      "The statement is of an account, or in a currency, that is not configured as one of ours."
          + " Nothing was imported.",
      "Send statements of our accounts, or configure the account:"
          + " `quittance.payment.gateways.bank.accounts`."),
  RECEIPT_EXCEEDS_LEFT(
      422,
      "More than is left of the receipt",
      "The amount is larger than what is neither allocated nor sent back.",
      "Request at most the receipt's `left` amount, or leave the amount out."),
  RECEIPTS_DO_NOT_COVER(
      422,
      "Receipts do not cover the order",
      "What is left of the receipts is less than what the order needs. An order is paid as a whole.",
      "Name further receipts in `with`, or wait for the rest."),
  UNKNOWN_PARTITION(
      422,
      "Unknown partition",
      "`minOffset` names a partition that the log does not have.",
      "Use the partitions that the detail lists."),
  OFFSET_AHEAD_OF_LEDGER(
      422,
      "Offset not consumed yet",
      "`asOfOffsets` is beyond what the ledger has consumed from the log.",
      "Request at most the offsets in the detail, or wait with `minOffset`."),
  TOO_MANY_REQUESTS(
      429,
      "Too many requests",
      "The caller asks too often. Requests are counted for the token's subject, and for the address"
          + " where there is no token or a new one. `RateLimit-Policy` says how many requests (`q`) are"
          + " accepted in how many seconds (`w`), `RateLimit` how many are left (`r`).",
      "Wait `Retry-After` seconds. Spread requests so that `r` does not reach 0."),
  TOO_MANY_STREAMS(
      429,
      "Too many streams",
      "The caller has as many streams open (server-sent events, or statements as CSV) as one caller"
          + " may.",
      "End one of them, or follow with plain requests."),
  HEADERS_TOO_LARGE(
      431,
      "Headers too large",
      "The request's header fields are larger than the limit, which is 20 KiB unless configured"
          + " otherwise.",
      "Send fewer or shorter ones."),
  REQUEST_REFUSED(
      400,
      "Request refused",
      "The HTTP layer rejected the request for a rare reason. The status, which may be any 4xx, says"
          + " which.",
      "See `/q/openapi` for valid requests."),
  INTERNAL_ERROR(
      500,
      "Internal error",
      "The service failed unexpectedly and logged the error.",
      "Report the `X-Request-Id` of the response. Repeating the request with the same"
          + " `Idempotency-Key` is safe."),
  DATABASE_UNAVAILABLE(
      503,
      "Database unavailable",
      "The service cannot use its database at the moment.",
      "Send the request again after `Retry-After` seconds, with the same `Idempotency-Key` if it had"
          + " one."),
  IDENTITY_PROVIDER_UNAVAILABLE(
      503,
      "Identity provider unavailable",
      "The service does not have the keys of its identity provider yet and cannot get them at the"
          + " moment, so it cannot check the access token.",
      "Send the request again after `Retry-After` seconds, with the same `Idempotency-Key` if it had"
          + " one."),
  GATEWAY_UNAVAILABLE(
      503,
      "Gateway unavailable",
      "The gateway did not answer. Nothing was stored.",
      "Send the request again after `Retry-After` seconds, with the same `Idempotency-Key`."),
  OVERLOADED(
      503,
      "Overloaded",
      "The service is at work on as many requests, or sends as many streams, as it can. Nothing was"
          + " done for this one.",
      "Send the request again after `Retry-After` seconds, with the same `Idempotency-Key` if it had"
          + " one."),
  OFFSET_NOT_REACHED(
      504,
      "Offset not reached",
      "The ledger did not consume the events up to `minOffset` in time.",
      "Send the request again after `Retry-After` seconds, or without `minOffset`.");

  private final int status;
  private final String title;
  private final String meaning;
  private final String advice;

  ProblemCode(int status, String title, String meaning, String advice) {
    this.status = status;
    this.title = title;
    this.meaning = meaning;
    this.advice = advice;
  }

  /** As in responses, for example {@code bad_cursor}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The path of its page on every service: a URI reference that resolves against the request (RFC
   * 9457 section 3.1.1).
   */
  public String type() {
    return "/problems/" + code();
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** What the problem means, in Markdown. */
  public String meaning() {
    return meaning;
  }

  /** What to do, in Markdown. */
  public String advice() {
    return advice;
  }

  /** The problem with that {@link #code}, if there is one. */
  public static Optional<ProblemCode> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
