package dev.quittance.orders.supplier.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.problem.Problem.FieldError;
import dev.quittance.orders.csv.CsvRow;
import dev.quittance.orders.supplier.BankDetails;
import dev.quittance.orders.supplier.SupplierProfile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A supplier in a file.
 *
 * @param reference by which it is known whether there is such a supplier
 * @param profile without a bank account if the file has none: then it stays as it is
 */
record SupplierRow(String reference, SupplierProfile profile) {

  private static final String REFERENCE = "external_reference";
  private static final String NAME = "name";
  private static final String NAME_CHINESE = "name_chinese";
  private static final String COUNTRY = "country";
  private static final String IBAN = "iban";
  private static final String ACCOUNT_NUMBER = "account_number";
  private static final String CNAPS_CODE = "cnaps_code";

  static final Set<String> COLUMNS =
      new LinkedHashSet<>(
          List.of(REFERENCE, NAME, NAME_CHINESE, COUNTRY, IBAN, ACCOUNT_NUMBER, CNAPS_CODE));

  static final Set<String> REQUIRED = new LinkedHashSet<>(List.of(REFERENCE, NAME, COUNTRY));

  /** What the row says; null if it has a fault. */
  static @Nullable SupplierRow read(CsvRow row) {
    String reference = row.required(REFERENCE);
    if (!reference.isEmpty() && !Ids.isName(reference)) {
      row.fault(REFERENCE, "must be 1 to 64 letters, digits, '-' or '_'");
    }
    row.required(NAME);
    String name = row.text(NAME, ProfileRequest.MAX_NAME);
    String chinese = row.text(NAME_CHINESE, ProfileRequest.MAX_NAME);
    String country = row.required(COUNTRY);
    if (!country.isEmpty() && !ProfileRequest.isCountry(country)) {
      row.fault(COUNTRY, "must be a code of ISO 3166-1, such as CN");
    }
    BankDetails bank = bank(row);
    return name == null || !row.isSound()
        ? null
        : new SupplierRow(reference, new SupplierProfile(name, chinese, country, bank));
  }

  private static @Nullable BankDetails bank(CsvRow row) {
    BankRequest request =
        new BankRequest(row.optional(IBAN), row.optional(ACCOUNT_NUMBER), row.optional(CNAPS_CODE));
    if (request.iban() == null && request.accountNumber() == null && request.cnapsCode() == null) {
      return null;
    }
    List<FieldError> errors = new ArrayList<>();
    BankDetails bank = request.details("bank", errors);
    for (FieldError error : errors) {
      switch (error.field()) {
        case "bank.iban" -> row.fault(IBAN, error.message());
        case "bank.accountNumber" -> row.fault(ACCOUNT_NUMBER, error.message());
        case "bank.cnapsCode" -> row.fault(CNAPS_CODE, error.message());
        default -> row.fault(null, "must have either iban, or account_number and cnaps_code");
      }
    }
    return bank;
  }

  /** The profile as it is to be, of a supplier who has that account. */
  SupplierProfile over(@Nullable BankDetails known) {
    return new SupplierProfile(
        profile.name(),
        profile.nameChinese(),
        profile.country(),
        profile.bank() == null ? known : profile.bank());
  }
}
