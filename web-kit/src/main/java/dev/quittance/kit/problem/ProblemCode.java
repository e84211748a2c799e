package dev.quittance.kit.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kind of problem that a service answers with: the one place where a code, its status and its
 * meaning stand. The pages in docs/problems and at {@link #type} are made from it, and so is the
 * list in the OpenAPI documents.
 */
public enum ProblemCode {
  BAD_REQUEST(
      400,
      "Not well-formed HTTP",
      "The request breaks the grammar of HTTP: its first line, a header field or its length.",
      "Correct the request; a client library would not send it like this."),
  BAD_URI(
      400,
      "Not a URI",
      "The request's target is no URI: a percent sign without two hex digits behind it, octets that"
          + " are not UTF-8, or characters that a URI must have percent-encoded (RFC 3986).",
      "Percent-encode what is not plain: `%25` for a percent sign, `%20` for a blank, and the UTF-8"
          + " octets of everything that is not ASCII."),
  BAD_CHARACTERS(
      400,
      "Characters that text cannot hold",
      "The request contains U+0000 or half a surrogate pair, which neither a database nor JSON"
          + " holds.",
      "Leave them out."),
  BAD_PARAMETER(
      400,
      "Parameter not acceptable",
      "A parameter of the path or the query is empty, given twice, or not what it should be."
          + " `errors` names it and says what would be right.",
      "Correct the parameter. The service's `/q/openapi` lists what each one takes."),
  UNKNOWN_PARAMETER(
      400,
      "Unknown parameter",
      "The query has a parameter that this path does not take. It is refused because a filter with a"
          + " slip in its name would otherwise give everybody's data. `errors` names the parameters"
          + " that there are.",
      "Correct the name, or leave the parameter out."),
  BAD_CURSOR(
      400,
      "Cursor not acceptable",
      "The cursor was not given out by this list, was altered, or belongs to a list with other"
          + " filters.",
      "Begin the list again without `cursor`; then pass `nextCursor` as it came."),
  BODY_MISSING(
      400,
      "Body missing",
      "The request has no body, or an empty one, where one is needed.",
      "Send the body that `/q/openapi` describes."),
  BODY_INCOMPLETE(
      400, "Body incomplete", "The body broke off before its end.", "Send the request again."),
  MALFORMED_JSON(
      400,
      "Malformed JSON",
      "The body is not one well-formed JSON value in UTF-8, or is nested too deeply. The detail says"
          + " where reading ended.",
      "Correct the body."),
  WRONG_TYPE(
      400,
      "Wrong JSON type",
      "A value has another JSON type than its field: `\"1099\"` where a number belongs. Nothing is"
          + " converted silently. `errors` names the field.",
      "Send the value as the type that the detail asks for."),
  UNKNOWN_FIELD(
      400,
      "Unknown field",
      "The body has a field that is not known here. `errors` names those that are.",
      "Correct the name, or leave the field out."),
  DUPLICATE_FIELD(
      400, "Field given twice", "A JSON object has the same field twice.", "Keep one of them."),
  IDEMPOTENCY_KEY_MISSING(
      400,
      "Idempotency-Key missing",
      "The request takes effect, so it needs an `Idempotency-Key` header: repeated under the same"
          + " key it takes effect once. Keys and answers are kept for 24 hours, unless configured"
          + " otherwise.",
      "Send a fresh UUID for each new request, and the same one when you repeat it."),
  IDEMPOTENCY_KEY_MALFORMED(
      400,
      "Idempotency-Key malformed",
      "The `Idempotency-Key` is not 1 to 255 printable ASCII characters, or reads like a card"
          + " number.",
      "Send a fresh UUID, in double quotes or bare."),
  BUYER_ID_MISSING(
      400,
      "buyerId missing",
      "Notifications are listed for one buyer only, and the request does not say for whom.",
      "Add `?buyerId=` to the request."),
  CURRENCY_MISSING(
      400,
      "Currency missing",
      "The request means an amount or an account, but not in which currency.",
      "Add `currency=`; the detail lists those that there are, where they are known."),
  CONFLICTING_AS_OF(
      400,
      "asOf and asOfOffsets together",
      "`asOf` names a time and `asOfOffsets` a place in the log; a read reflects one or the other.",
      "Send one of them."),
  BAD_OFFSETS(
      400,
      "Offsets not acceptable",
      "`asOfOffsets` or `minOffset` is not a list of `partition:offset` pairs with each partition"
          + " once, or `asOfOffsets` does not name every partition.",
      "Take `asOf.offsets` from an earlier answer: for example `0:123,1:55`."),
  UNAUTHORIZED(
      401,
      "Unauthorized",
      "The request has no valid credentials. The services as they come ask for none: something in"
          + " front of them or a configuration of yours does.",
      "Send credentials that are valid."),
  FORBIDDEN(
      403,
      "Forbidden",
      "These credentials do not allow the request.",
      "Use others, or ask whoever grants them."),
  NOT_FOUND(
      404,
      "Not found",
      "Nothing is at this path, or there is no such order, payment, refund, account, replay, parked"
          + " event or notification.",
      "Check the id; the detail says which list has the right ones. What was accepted a moment ago"
          + " by another service may arrive a moment later."),
  METHOD_NOT_ALLOWED(
      405,
      "Method not allowed",
      "The path does not take this method. The `Allow` header names those that it takes.",
      "Use one of those."),
  NOT_ACCEPTABLE(
      406,
      "Not acceptable",
      "The `Accept` header excludes every media type that the path answers with.",
      "Accept `application/json`, or what `/q/openapi` names."),
  EARLIER_EVENT_PARKED(
      409,
      "Earlier event parked",
      "An earlier event of the same order is parked. Events of an order are applied in the order of"
          + " the log, so that one has to be decided on first.",
      "Retry or discard the earlier one: `GET /parked-events` lists both."),
  NO_ORDER(
      409,
      "No order's event",
      "The parked record's key is no order id, or an order's of another partition: it can never be"
          + " applied, and it blocks nothing.",
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
      "Wait until it is authorized. A payment that failed took no money."),
  LEDGER_CHANGED(
      409,
      "Ledger changed",
      "The ledger was rebuilt since the list's first page, and differences were accepted: its pages"
          + " would not fit together.",
      "Begin again without `cursor`."),
  REPLAY_RUNNING(
      409,
      "Replay running",
      "One replay runs at a time, and one is running or being cleared up.",
      "Wait for it, or cancel it at `POST /replays/{id}/cancel`."),
  REPLAY_OVER(
      409,
      "Replay over",
      "The replay has ended, so it cannot be cancelled.",
      "Read its result at `GET /replays/{id}`."),
  BODY_TOO_LARGE(
      413,
      "Body too large",
      "The body has more bytes than a body may have: 1 MiB, unless configured otherwise.",
      "Send less at once."),
  URI_TOO_LONG(
      414,
      "URI too long",
      "The request's first line is longer than 32 KiB.",
      "Send fewer or shorter parameters."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Unsupported media type",
      "The path does not take a body of this `Content-Type`. The `Accept-Post` header names what it"
          + " takes.",
      "Send `Content-Type: application/json`."),
  VALIDATION_FAILED(
      422,
      "Fields not acceptable",
      "The JSON is understood, but fields hold what cannot be taken. `errors` names all of them and"
          + " says what each should be.",
      "Correct the fields and send it again, under a new `Idempotency-Key` or the same one: a refused"
          + " request leaves the key free."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "Idempotency-Key reused",
      "This `Idempotency-Key` was used for another request within the last 24 hours, unless"
          + " configured otherwise.",
      "Send the same body to get the first answer again, or a new key for a new request."),
  CURRENCY_MISMATCH(
      422,
      "Currency mismatch",
      "The amount is in another currency than the payment.",
      "Give the amount in the payment's currency."),
  REFUND_NOT_POSITIVE(
      422,
      "Refund not positive",
      "A refund is of 1 or more minor units.",
      "Give a positive amount, or leave it out to refund all that is left."),
  REFUND_EXCEEDS_REMAINING(
      422,
      "Refund exceeds what is left",
      "The payment's amount less what was refunded and what is pending is less than was asked for.",
      "Ask for no more than `refundable` of the payment."),
  TOO_MANY_REFUNDS(
      422,
      "Too many refunds",
      "The payment has as many refunds, made and pending, as the ledger takes of one order.",
      "Give back the rest in another way. A refund that failed does not count."),
  UNKNOWN_PARTITION(
      422,
      "Unknown partition",
      "`minOffset` names a partition that the log does not have.",
      "Use the partitions that the detail lists."),
  OFFSET_NOT_TAKEN(
      422,
      "Offset not taken yet",
      "`asOfOffsets` is beyond what the ledger has taken from the log.",
      "Ask for at most the offsets in the detail, or wait with `minOffset`."),
  HEADERS_TOO_LARGE(
      431,
      "Headers too large",
      "The request's header fields are larger than a service reads.",
      "Send fewer or shorter ones."),
  REQUEST_REFUSED(
      400,
      "Request refused",
      "The HTTP layer refused the request for a rarer reason; the status, which may be another 4xx,"
          + " says which.",
      "See `/q/openapi` for what is taken."),
  INTERNAL_ERROR(
      500,
      "Internal error",
      "This is our mistake, and it has been logged.",
      "Report the `X-Request-Id` of the answer. Repeating the request under the same"
          + " `Idempotency-Key` is safe."),
  DATABASE_UNAVAILABLE(
      503,
      "Database unavailable",
      "The service's database cannot be used at the moment.",
      "Send the request again after `Retry-After` seconds, with the same `Idempotency-Key` if it had"
          + " one."),
  OFFSET_NOT_REACHED(
      504,
      "Offset not reached",
      "The ledger did not take the events up to `minOffset` within the time it waits.",
      "Ask again after `Retry-After` seconds, or without `minOffset`.");

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

  /** As it stands in answers, for example {@code bad_cursor}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Where its page is: a path on every service, and so a URI reference that resolves against the
   * request (RFC 9457 section 3.1.1).
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

  /** What has happened, in Markdown. */
  public String meaning() {
    return meaning;
  }

  /** What to do, in Markdown. */
  public String advice() {
    return advice;
  }

  /** The one with that {@link #code}, if there is one. */
  public static Optional<ProblemCode> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
