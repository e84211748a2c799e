package dev.quittance.orders.product;

/** Whether a product can be ordered. */
public enum ProductStatus {
  /** Only its supplier sees it. */
  DRAFT,
  /** It is offered. */
  ACTIVE,
  /** It is offered no longer, and can be again. */
  DISCONTINUED;

  /** Whether it may become that: what was offered once is never a draft again. */
  public boolean mayBecome(ProductStatus next) {
    return switch (this) {
      case DRAFT -> true;
      case ACTIVE, DISCONTINUED -> next != DRAFT;
    };
  }
}
