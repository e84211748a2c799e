package dev.quittance.contract.docs;

import dev.quittance.contract.RefusalCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The refusal codes with what their Javadoc says, as a page of docs/events. */
final class RefusalsPage {

  private static final String HEAD =
      """
      # Refusals

      Why a service refuses an event: one code per rule, the same in every service. This page is generated from `RefusalCode` in
      `event-contract` by `make docs`. Where several codes apply, the first in this order is given. A refused event is parked, and later
      events of its order or receipt wait behind it; `GET /parked-events` shows the code as `reason`.

      | code | the event is refused because | refused by |
      |---|---|---|
      """;

  private RefusalsPage() {}

  static String markdown() {
    String source = source();
    StringBuilder page = new StringBuilder(HEAD);
    for (RefusalCode code : RefusalCode.values()) {
      page.append("| `%s` | %s | %s |\n".formatted(code, text(source, code), by(code)));
    }
    return page.toString();
  }

  private static String text(String source, RefusalCode code) {
    Matcher found =
        Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + code + "\\b", Pattern.DOTALL)
            .matcher(source);
    if (!found.find()) {
      throw new IllegalStateException(code + " has no Javadoc");
    }
    return Javadoc.plain(found.group(1).replaceAll("(?m)^\\s*\\* ?", ""));
  }

  /** Each service has a test that provokes each of its codes. */
  private static String by(RefusalCode code) {
    return switch (code) {
      case WRONG_PARTITION,
          NOT_A_CLOUD_EVENT,
          UNKNOWN_TYPE,
          BAD_PAYLOAD,
          KEY_MISMATCH,
          NOT_AUTHENTIC,
          PARKED_BEHIND,
          EVENT_ID_REUSED,
          TIME_IN_FUTURE ->
          "all services";
      case ORDER_UNKNOWN -> "order, ledger, notification";
      case ORDER_ALREADY_PLACED -> "payment, ledger, notification";
      case ORDER_CANCELLED -> "payment, ledger";
      case TOO_MANY_EVENTS,
          PAYMENT_MISMATCH,
          CURRENCY_MISMATCH,
          ALREADY_AUTHORIZED,
          NOT_AUTHORIZED,
          AMOUNT_MISMATCH,
          REFUND_EXCEEDS_AUTHORIZED,
          DISPUTE_EXCEEDS_AUTHORIZED,
          NOT_REFUNDED ->
          "order, ledger";
      case RECEIPT_UNKNOWN,
          RECEIPT_ALREADY_RECEIVED,
          RECEIPT_MISMATCH,
          DISPUTE_ALREADY_OPENED,
          DISPUTE_UNKNOWN,
          DISPUTE_OPEN,
          FEE_EXCEEDS_CHARGED,
          RECEIPT_EXCEEDED ->
          "ledger";
    };
  }

  private static String source() {
    try {
      return Files.readString(
          Documents.MODULE.resolve("src/main/java/dev/quittance/contract/RefusalCode.java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
