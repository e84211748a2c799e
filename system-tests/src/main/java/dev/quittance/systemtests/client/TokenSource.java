package dev.quittance.systemtests.client;

/** Where a caller's access token comes from: an identity provider. */
@FunctionalInterface
public interface TokenSource {

  /** A token that is valid for a while yet, of that caller and with his roles. */
  String of(Caller caller);
}
