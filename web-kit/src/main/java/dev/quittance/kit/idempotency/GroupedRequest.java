package dev.quittance.kit.idempotency;

/**
 * A request that may be repeated, before it is stored with others.
 *
 * @param <C> its command
 */
public final class GroupedRequest<C> {

  /** Of the operation and its caller: nobody gets another's answer by his key. */
  record Key(String scope, String value) {}

  private final Key key;
  private final byte[] fingerprint;
  private final C command;

  GroupedRequest(Key key, byte[] fingerprint, C command) {
    this.key = key;
    this.fingerprint = fingerprint;
    this.command = command;
  }

  Key key() {
    return key;
  }

  byte[] fingerprint() {
    return fingerprint;
  }

  C command() {
    return command;
  }
}
