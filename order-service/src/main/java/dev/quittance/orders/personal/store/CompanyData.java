package dev.quittance.orders.personal.store;

import dev.quittance.orders.personal.SubjectId;
import dev.quittance.orders.personal.key.SubjectKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Seals what is confidential and no person's, such as numbers of bank accounts of suppliers: under
 * one key of the platform, which nobody erases. Everything here runs in the caller's transaction.
 */
@ApplicationScoped
public class CompanyData {

  private final SubjectKeys keys;

  CompanyData(SubjectKeys keys) {
    this.keys = keys;
  }

  /**
   * @param purpose what the value is and whose: it can be opened for no other one
   */
  public byte[] seal(String purpose, byte[] plain) {
    return keys.use(SubjectId.PLATFORM).seal(purpose, plain);
  }

  /** Opens the values of one statement, and reads their key once. */
  public Opener opener() {
    return new Opener();
  }

  /** Not to be kept. */
  public final class Opener {

    private final Map<UUID, SubjectKey> read = new HashMap<>();

    private Opener() {}

    /**
     * @throws IllegalStateException if it was altered, or sealed for another purpose
     */
    public byte[] open(String purpose, byte[] sealed) {
      return read.computeIfAbsent(SubjectKey.idIn(sealed), this::key).open(purpose, sealed);
    }

    private SubjectKey key(UUID keyId) {
      return keys.find(SubjectId.PLATFORM, keyId)
          .orElseThrow(() -> new IllegalStateException("the platform's key was destroyed"));
    }
  }
}
