package dev.quittance.orders.personal.store;

import dev.quittance.orders.personal.SubjectId;
import dev.quittance.orders.personal.key.SubjectKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Seals what is known of a buyer as a person: names, addresses, telephone numbers, his own texts
 * and files. Store what it gives, in a column {@code bytea}, and nothing of it in the clear: the
 * answer that an {@code Idempotency-Key} keeps for a day has none of it either. After an erasure it
 * cannot be opened any more, by nobody; what comes later is sealed with a new key.
 *
 * <p>A feature that stores sealed values has a bean {@link SealedValues}, which counts them for the
 * certificate of an erasure.
 *
 * <p>Everything here runs in the caller's transaction. An erasure waits for transactions in which
 * something was sealed for its buyer.
 */
@ApplicationScoped
public class PersonalData {

  private static final String ANY = "personal data";

  private final SubjectKeys keys;

  PersonalData(SubjectKeys keys) {
    this.keys = keys;
  }

  /** Seals with the buyer's key, which is made if he has none. It gets 45 bytes longer. */
  public byte[] seal(String buyerId, byte[] plain) {
    return seal(buyerId, ANY, plain);
  }

  /**
   * The same, for a purpose: it can be opened for no other one, so that nobody who writes to the
   * database puts one kind of value in another's place.
   */
  public byte[] seal(String buyerId, String purpose, byte[] plain) {
    return keys.use(SubjectId.buyer(buyerId)).seal(purpose, plain);
  }

  /**
   * What was sealed for that buyer.
   *
   * @return empty if it was erased
   * @throws IllegalStateException if it was altered, or sealed for another buyer or purpose
   */
  public Optional<byte[]> open(String buyerId, byte[] sealed) {
    return open(buyerId, ANY, sealed);
  }

  /** The same, for a purpose. */
  public Optional<byte[]> open(String buyerId, String purpose, byte[] sealed) {
    return keys.find(SubjectId.buyer(buyerId), SubjectKey.idIn(sealed))
        .map(key -> key.open(purpose, sealed));
  }
}
