package dev.quittance.payments.statement;

/**
 * A text that names a payment.
 *
 * @param kind where it was
 */
public record Reference(Kind kind, String text) {

  /** The places, by the names of ISO 20022, in the order in which a buyer's reference is sought. */
  public enum Kind {
    /** {@code EndToEndId}: the payer's choice, and not unique. */
    END_TO_END,
    /** {@code InstrId}. */
    INSTRUCTION,
    /** {@code AcctSvcrRef}: the bank's own. */
    ACCOUNT_SERVICER,
    /** {@code RmtInf/Strd/CdtrRefInf/Ref}: where a creditor reference belongs. */
    STRUCTURED,
    /** {@code RmtInf/Ustrd}: free text. */
    UNSTRUCTURED,
    /** {@code Refs/Prtry/Ref} and other references of the bank's system. */
    PROPRIETARY
  }
}
