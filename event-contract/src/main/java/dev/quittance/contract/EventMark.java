package dev.quittance.contract;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of an event, to recognize its duplicates. Its identity is that of CloudEvents 1.0,
 * source and id, within its order: events of different orders are not sequenced, so neither of two
 * is the first. Its content is its type and its payload's fields; a duplicate may have another time
 * or trace.
 *
 * <p>An event with the same identity and content is a duplicate, and is dropped. One with the same
 * identity and other content is refused with {@link RefusalCode#EVENT_ID_REUSED}.
 *
 * @param identity hash of order, source and id; it is stored, so its computation must never change
 * @param content hash of the type and the fields; the same
 */
public record EventMark(long identity, long content) {

  /** For a human: what is wrong with such an event. */
  public static final String REUSED_DETAIL =
      "an earlier event of this order has the same source and id, and says something else";

  private static final Hasher64 HASHER = Hashing.xxh3_64();
  private static final int USUAL_LENGTH = 512;

  /** A replay computes a mark for each event; without this it would create two strings for each. */
  private static final ThreadLocal<Text> TEXTS = ThreadLocal.withInitial(Text::new);

  public static EventMark of(EventEnvelope envelope) {
    Event event = envelope.event();
    Text text = TEXTS.get().begin();
    text.add(event.subject()).add(envelope.source()).add(envelope.eventId());
    long identity = text.hash();
    Text content = text.begin();
    switch (event) {
      case OrderPlaced(
              var order,
              var buyer,
              var supplier,
              var total,
              var method,
              var shipping,
              var status,
              var acknowledgedAt,
              var charged,
              var surcharge,
              var rate,
              var quotedUntil) ->
          content
              .add("OrderPlaced")
              .add(order)
              .add(buyer)
              .add(supplier)
              .add(total)
              .add(method)
              .addIfAny("shipping", shipping)
              .addIfAny("acknowledgedStatus", status == null ? null : status.wireName())
              .addIfAny("acknowledgedAt", acknowledgedAt == null ? null : acknowledgedAt.toString())
              .addIfAny("charged", charged)
              .addIfAny("surcharge", surcharge)
              .addIfAny("rate", rate)
              .addIfAny("quotedUntil", quotedUntil == null ? null : quotedUntil.toString());
      case OrderCancelled(var order, var reason, var by) ->
          content.add("OrderCancelled").add(order).add(reason.wireName()).add(by);
      case PaymentRetryRequested(var order, var method, var by) ->
          content.add("PaymentRetryRequested").add(order).add(method).add(by);
      case PaymentAuthorized(
              var order,
              var payment,
              var attempt,
              var gateway,
              var reference,
              var amount,
              var fee,
              var charged,
              var surcharge,
              var rate,
              var bank) ->
          content
              .add("PaymentAuthorized")
              .add(order)
              .add(payment)
              .add(attempt)
              .add(gateway)
              .add(reference)
              .add(amount)
              .add(fee)
              .addIfAny("charged", charged)
              .addIfAny("surcharge", surcharge)
              .addIfAny("rate", rate)
              .addIfAny("bankAccount", bank);
      case PaymentFailed(
              var order,
              var payment,
              var attempt,
              var gateway,
              var reason,
              var retryable) ->
          content
              .add("PaymentFailed")
              .add(order)
              .add(payment)
              .add(attempt)
              .add(gateway)
              .add(reason)
              .addIfAny("retryable", retryable);
      case Refunded(
              var order,
              var payment,
              var refund,
              var gateway,
              var reference,
              var amount,
              var fee,
              var charged,
              var bank) ->
          content
              .add("Refunded")
              .add(order)
              .add(payment)
              .add(refund)
              .add(gateway)
              .add(reference)
              .add(amount)
              .add(fee)
              .addIfAny("charged", charged)
              .addIfAny("bankAccount", bank);
      case RefundFailed(
              var order,
              var payment,
              var refund,
              var gateway,
              var amount,
              var fee,
              var reason,
              var charged,
              var bank) ->
          content
              .add("RefundFailed")
              .add(order)
              .add(payment)
              .add(refund)
              .add(gateway)
              .add(amount)
              .add(fee)
              .add(reason)
              .addIfAny("charged", charged)
              .addIfAny("bankAccount", bank);
      case DisputeOpened(
              var order,
              var payment,
              var dispute,
              var gateway,
              var reference,
              var amount,
              var fee,
              var reason,
              var charged,
              var bank,
              var surcharge) ->
          content
              .add("DisputeOpened")
              .add(order)
              .add(payment)
              .add(dispute)
              .add(gateway)
              .add(reference)
              .add(amount)
              .addIfAny("fee", fee)
              .add(reason)
              .addIfAny("charged", charged)
              .addIfAny("bankAccount", bank)
              .addIfAny("surcharge", surcharge);
      case DisputeClosed(
              var order,
              var payment,
              var dispute,
              var gateway,
              var outcome,
              var bearer,
              var amount,
              var feeReturned,
              var charged,
              var bank,
              var surcharge) ->
          content
              .add("DisputeClosed")
              .add(order)
              .add(payment)
              .add(dispute)
              .add(gateway)
              .add(outcome.wireName())
              .addIfAny("borneBy", bearer == null ? null : bearer.wireName())
              .add(amount)
              .addIfAny("feeReturned", feeReturned)
              .addIfAny("charged", charged)
              .addIfAny("bankAccount", bank)
              .addIfAny("surcharge", surcharge);
      case BuyerDisputeOpened(var order, var dispute, var reason, var claimed) ->
          content
              .add("BuyerDisputeOpened")
              .add(order)
              .add(dispute)
              .add(reason.wireName())
              .addIfAny("claimed", claimed);
      case BuyerDisputeResolved(var order, var dispute, var outcome, var amount, var by) ->
          content
              .add("BuyerDisputeResolved")
              .add(order)
              .add(dispute)
              .add(outcome.wireName())
              .addIfAny("amount", amount)
              .add(by);
      case BuyerDisputeRefundFailed(var order, var dispute, var refund, var amount, var reason) ->
          content
              .add("BuyerDisputeRefundFailed")
              .add(order)
              .add(dispute)
              .add(refund)
              .add(amount)
              .add(reason);
      case MoneyReceived(
              var receipt,
              var bank,
              var amount,
              var reference,
              var remitter,
              var remittance,
              var bookedOn) ->
          content
              .add("MoneyReceived")
              .add(receipt)
              .add(bank)
              .add(amount)
              .add(reference)
              .addIfAny("remitter", remitter)
              .addIfAny("remittance", remittance)
              .add(bookedOn.toString());
      case MoneyAllocated(var receipt, var bank, var order, var payment, var amount) ->
          content.add("MoneyAllocated").add(receipt).add(bank).add(order).add(payment).add(amount);
      case MoneyReturned(var receipt, var bank, var amount, var reference, var reason) ->
          content
              .add("MoneyReturned")
              .add(receipt)
              .add(bank)
              .add(amount)
              .add(reference)
              .add(reason);
      case MoneyDebited(
              var receipt,
              var bank,
              var amount,
              var purpose,
              var reference,
              var said,
              var bookedOn) ->
          content
              .add("MoneyDebited")
              .add(receipt)
              .add(bank)
              .add(amount)
              .add(purpose.wireName())
              .add(reference)
              .addIfAny("text", said)
              .add(bookedOn.toString());
      case PaymentActionRequired(
              var order,
              var payment,
              var attempt,
              var gateway,
              var amount,
              var action) ->
          content
              .add("PaymentActionRequired")
              .add(order)
              .add(payment)
              .add(attempt)
              .add(gateway)
              .add(amount)
              .add(action);
      case ParkedEventRetried(var order, var service, var offset, var by) ->
          content.add("ParkedEventRetried").add(order).add(service).add(offset).add(by);
      case ParkedEventDiscarded(var order, var service, var offset, var by, var reason) ->
          content
              .add("ParkedEventDiscarded")
              .add(order)
              .add(service)
              .add(offset)
              .add(by)
              .add(reason);
      case ParkedRecordDiscarded(var parked, var service, var by, var reason) ->
          content.add("ParkedRecordDiscarded").add(parked).add(service).add(by).add(reason);
    }
    return new EventMark(identity, content.hash());
  }

  public static EventMark of(UUID stored) {
    return new EventMark(stored.getMostSignificantBits(), stored.getLeastSignificantBits());
  }

  /** Both numbers as one value to be stored. */
  public UUID toUuid() {
    return new UUID(identity, content);
  }

  /** Fields one after the other; none contains a line break. One instance is reused. */
  private static final class Text {

    private byte[] bytes = new byte[USUAL_LENGTH];
    private int end;

    Text begin() {
      end = 0;
      return this;
    }

    Text add(String field) {
      byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
      makeRoom(utf8.length + 1);
      System.arraycopy(utf8, 0, bytes, end, utf8.length);
      end += utf8.length;
      bytes[end++] = '\n';
      return this;
    }

    Text add(long field) {
      return add(Long.toString(field));
    }

    Text add(Money field) {
      return add(field.amountMinor()).add(field.currency().getCurrencyCode());
    }

    /** Nothing if it is absent, so that events of before there was such a field stay the same. */
    Text addIfAny(String name, @Nullable String field) {
      return field == null ? this : add(name).add(field);
    }

    Text addIfAny(String name, @Nullable Boolean field) {
      return field == null ? this : add(name).add(field.toString());
    }

    Text addIfAny(String name, @Nullable Money field) {
      return field == null ? this : add(name).add(field);
    }

    Text add(NextAction field) {
      add(field.type());
      switch (field) {
        case NextAction.Redirect(var url, _) -> add(url);
        case NextAction.QrCode(var content, _) -> add(content);
        case NextAction.OneTimeCode(var sentTo, _) -> add(sentTo);
        case NextAction.BankTransfer(var holder, var account, var bank, var reference, _) ->
            add(holder).add(account).add(bank).add(reference);
      }
      return add(String.valueOf(field.expiresAt()));
    }

    private void makeRoom(int more) {
      if (bytes.length - end < more) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + more));
      }
    }

    long hash() {
      return HASHER.hashBytesToLong(bytes, 0, end);
    }
  }
}
