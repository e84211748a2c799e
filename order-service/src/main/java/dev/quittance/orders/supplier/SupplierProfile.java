package dev.quittance.orders.supplier;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who a supplier says he is.
 *
 * @param name in Latin letters
 * @param country ISO 3166-1 alpha-2
 * @param bank null until it is known
 */
public record SupplierProfile(
    String name, @Nullable String nameChinese, String country, @Nullable BankDetails bank) {

  /** Whether whoever was verified may be somebody else by now. */
  boolean isAnotherThan(SupplierProfile before) {
    return !name.equals(before.name)
        || !Objects.equals(nameChinese, before.nameChinese)
        || !Objects.equals(bank, before.bank);
  }
}
