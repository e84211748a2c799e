package dev.quittance.payments.gateway.card;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe knows a card by: {@code cus_.../pm_...} of one that is saved, which its customer
 * alone can be charged by, again and again; or a payment method by itself, which can be charged
 * once.
 *
 * @param customer whose it is; null if it is saved for nobody
 */
record StripeToken(@Nullable String customer, String method) {

  private static final Pattern TEXT = Pattern.compile("(?:(cus_\\w+)/)?(pm_\\w+)");

  /** Empty if the text is no token of Stripe's. */
  static Optional<StripeToken> of(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(new StripeToken(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  String text() {
    return customer == null ? method : customer + "/" + method;
  }
}
