package dev.quittance.orders.personal.store;

/**
 * A kind of sealed values, such as delivery addresses. Each feature that stores some has a bean of
 * this type.
 */
public interface SealedValues {

  /** In a certificate: lower case, words with {@code _} between them. */
  String kind();

  /**
   * How many are stored that an erasure makes unreadable, in the caller's transaction.
   *
   * @param buyerId whose
   * @param prefix what each value begins with that his present key has sealed: {@code
   *     substring(sealed FROM 1 FOR 17) = ?}
   */
  long count(String buyerId, byte[] prefix);
}
