package dev.quittance.cli.replay;

import dev.quittance.cli.text.Amounts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row's fields as the service's report has them, with amounts as money. */
final class FieldText {

  private static final Set<String> AMOUNTS =
      Set.of(
          "amount",
          "total",
          "fee",
          "refunded",
          "fee_refunded",
          "posted_debits",
          "posted_credits",
          "pending_debits",
          "pending_credits");

  /** Fields that name an account, like {@code buyer:buyer-1 CNY}. */
  private static final List<String> ACCOUNTS = List.of("account", "debit_account", "buyer");

  private FieldText() {}

  /** The currency that a row's amounts are in; null if it names no account. */
  static @Nullable String currency(Map<String, String> row) {
    for (String field : ACCOUNTS) {
      String account = row.get(field);
      int space = account == null ? -1 : account.lastIndexOf(' ');
      if (account != null && account.contains(":") && space > 0) {
        return account.substring(space + 1);
      }
    }
    return null;
  }

  static String of(String field, String value, @Nullable String currency) {
    if (currency == null || !AMOUNTS.contains(field)) {
      return value;
    }
    try {
      return Amounts.money(Long.parseLong(value), currency);
    } catch (NumberFormatException e) {
      return value;
    }
  }
}
