package dev.quittance.orders.supplier.api;

import dev.quittance.kit.bank.BankAccounts;
import dev.quittance.kit.bank.BankAccounts.BankAccount;
import dev.quittance.kit.problem.Problem.FieldError;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.orders.supplier.BankDetails;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A bank account: an IBAN, or number and code of a Chinese one. */
@Schema(name = "SupplierBankRequest", description = "Either iban, or accountNumber and cnapsCode.")
public record BankRequest(
    @Schema(
            description = "Where there are IBANs (ISO 13616), also in groups of four.",
            examples = "DE89 3704 0044 0532 0130 00",
            writeOnly = true)
        @Nullable String iban,
    @Schema(
            description = "Of an account in China: its number, with cnapsCode. Not a card's.",
            pattern = "^[0-9]{8,30}$",
            writeOnly = true)
        @Nullable String accountNumber,
    @Schema(
            description = "Of an account in China: the branch's code in the payment system CNAPS.",
            pattern = "^[0-9]{12}$")
        @Nullable String cnapsCode) {

  /**
   * @param field what this is in the request
   * @throws ProblemException 422 with what is wrong with it
   */
  public BankDetails details(String field) {
    List<FieldError> errors = new ArrayList<>();
    BankDetails details = details(field, errors);
    if (details == null) {
      throw ProblemException.invalid(errors);
    }
    return details;
  }

  /** The same; null with an error or more if something is wrong with it. */
  public @Nullable BankDetails details(String field, List<FieldError> errors) {
    if (iban != null && accountNumber == null && cnapsCode == null) {
      return BankAccounts.iban(iban)
          .map(account -> details(BankDetails.BankKind.IBAN, account))
          .orElseGet(() -> {
            errors.add(
                new FieldError(
                    field + ".iban",
                    "is no IBAN: its country, length or check digits are wrong; look for a mistyped"
                        + " character"));
            return null;
          });
    }
    if (iban != null || accountNumber == null || cnapsCode == null) {
      errors.add(new FieldError(field, "must have either iban, or accountNumber and cnapsCode"));
      return null;
    }
    if (!BankAccounts.isChineseNumber(accountNumber)) {
      errors.add(
          new FieldError(
              field + ".accountNumber", "must be the 8 to 30 digits of an account, not a card's"));
    }
    if (!BankAccounts.isCnaps(cnapsCode)) {
      errors.add(
          new FieldError(
              field + ".cnapsCode", "must be 12 digits, the last of which is a check digit"));
    }
    return BankAccounts.chinese(accountNumber, cnapsCode)
        .map(account -> details(BankDetails.BankKind.CNAPS, account))
        .orElse(null);
  }

  private static BankDetails details(BankDetails.BankKind kind, BankAccount account) {
    return new BankDetails(kind, account.number(), account.country(), account.bankCode());
  }

  /** Nothing of the account. */
  @Override
  public String toString() {
    return "a bank account";
  }
}
