package dev.quittance.orders.supplier;

/** What a document proves. */
public enum EvidenceType {
  /** The company exists. */
  BUSINESS_LICENCE(true),
  /** The bank account is the company's. */
  BANK_CONFIRMATION(true),
  /** Who signs for the company. */
  REPRESENTATIVE_IDENTITY(false),
  TAX_REGISTRATION(false),
  EXPORT_LICENCE(false),
  /** Of a certification body, such as ISO 9001. */
  QUALITY_CERTIFICATE(false);

  private final boolean needed;

  EvidenceType(boolean needed) {
    this.needed = needed;
  }

  /** Whether no supplier is verified without one. */
  public boolean isNeeded() {
    return needed;
  }
}
