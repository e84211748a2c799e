package dev.quittance.contract;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bank account was debited with what this service has not ordered: it is on a statement.
 * Published by payment-service, once per debit; nothing else happens to it.
 *
 * @param receiptId the debit, {@code rcp_...}: an id of the same kind as a receipt's
 * @param bankAccount the account that was debited: a name of ours, such as {@code main}
 * @param amount what was debited, positive
 * @param purpose what for, as far as the bank says: {@code fee}, {@code reversal} or {@code other}
 * @param bankReference the bank's own name of the entry, for reconciliation
 * @param text what the bank says of it; absent if nothing
 * @param bookedOn the day on which the bank booked it, for example {@code 2026-11-22}
 */
public record MoneyDebited(
    String receiptId,
    String bankAccount,
    Money amount,
    Purpose purpose,
    String bankReference,
    @Nullable String text,
    LocalDate bookedOn)
    implements ReceiptEvent {

  /** What a debit is for. */
  public enum Purpose {
    /** The bank's charges. */
    FEE,
    /** The bank took back money that is no longer here: no receipt and no payment has it. */
    REVERSAL,
    /** A person has to find out. */
    OTHER;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
      return wireName;
    }

    /** The purpose of that name, or empty. */
    public static Optional<Purpose> ofWireName(String name) {
      return Arrays.stream(values()).filter(one -> one.wireName.equals(name)).findFirst();
    }
  }

  public MoneyDebited {
    Require.id(Ids.RECEIPT, receiptId);
    Require.name("bankAccount", bankAccount);
    Require.positive("amount", amount);
    Require.text("bankReference", bankReference);
    Require.textIfAny("text", text);
    Require.date("bookedOn", bookedOn);
  }
}
