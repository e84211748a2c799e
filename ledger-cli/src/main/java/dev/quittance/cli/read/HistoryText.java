package dev.quittance.cli.read;

import dev.quittance.cli.response.History;
import dev.quittance.cli.response.Money;
import dev.quittance.cli.response.Transaction;
import dev.quittance.cli.text.Amounts;
import dev.quittance.cli.text.Lines;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A transaction and its timeline as text. */
final class HistoryText {

  private HistoryText() {}

  static void csv(PrintWriter out, History history) {
    TimelineText.csv(out, history.timeline());
  }

  static void print(PrintWriter out, History history) {
    Transaction one = history.transaction();
    Lines.print(out, one.orderId() + "  " + one.status());
    Lines.print(
        out,
        "buyer %s, supplier %s%s"
            .formatted(
                one.buyer(),
                one.supplier(),
                one.paymentId() == null ? "" : ", payment " + one.paymentId()));
    Lines.print(
        out,
        "total %s, fee %s, refunded %s, fee refunded %s"
            .formatted(
                text(one.total()), text(one.fee()), text(one.refunded()), text(one.feeRefunded())));
    String more =
        Stream.of(
                amount("surcharge", one.surcharge()),
                amount("charged", one.charged()),
                amount("disputed", one.disputed()),
                amount("lost in disputes", one.withdrawn()))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    if (!more.isEmpty()) {
      Lines.print(out, more);
    }
    TimelineText.print(out, history.timeline(), history.parked(), history.asOf());
  }

  private static String amount(String what, @Nullable Money money) {
    return money == null ? "" : what + " " + text(money);
  }

  private static String text(Money money) {
    return Amounts.money(money.amount(), money.currency());
  }
}
