package dev.quittance.ledger.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.ledger.core.fold.PaymentExtras.OpenDispute;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The open disputes of a transaction as text: {@code dsp_... 400 55 15 USD}, that is id, amount,
 * charged amount, fee and its currency if there is a fee; separated by commas, the oldest first. At
 * the end of one is {@code +20} if so much of the surcharge is disputed, too.
 */
final class OpenDisputes {

  private OpenDisputes() {}

  /** Null for none. */
  static @Nullable String write(List<OpenDispute> disputes) {
    return disputes.isEmpty()
        ? null
        : disputes.stream().map(OpenDisputes::write).collect(Collectors.joining(","));
  }

  private static String write(OpenDispute one) {
    Money fee = one.fee();
    return Ids.of(Ids.DISPUTE, one.id())
        + (" " + one.amountMinor() + " " + one.chargedMinor())
        + (fee == null ? "" : " " + fee)
        + (one.surchargeMinor() == 0 ? "" : " +" + one.surchargeMinor());
  }

  static List<OpenDispute> read(@Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(OpenDisputes::readOne).toList();
  }

  private static OpenDispute readOne(String text) {
    int plus = text.indexOf(" +");
    String[] words = (plus < 0 ? text : text.substring(0, plus)).split(" ", -1);
    return new OpenDispute(
        Ids.uuid(Ids.DISPUTE, words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        words.length < 5 ? null : Money.of(Long.parseLong(words[3]), words[4]),
        plus < 0 ? 0 : Long.parseLong(text, plus + 2, text.length(), 10));
  }
}
