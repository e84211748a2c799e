package dev.quittance.orders.supplier;

/** Whether a supplier is who he says he is. */
public enum SupplierStatus {
  /** Nobody has checked, or the name or the bank account was changed since. */
  UNVERIFIED,
  /** Ops have checked his documents, and those are valid. */
  VERIFIED,
  /** Ops have stopped him. */
  SUSPENDED,
  /** Ops have checked his documents, and one that is needed has expired since. */
  EXPIRED
}
