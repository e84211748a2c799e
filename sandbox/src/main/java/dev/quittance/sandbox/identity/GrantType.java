package dev.quittance.sandbox.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a client can exchange for a token. */
public enum GrantType {
  AUTHORIZATION_CODE("authorization_code"),
  CLIENT_CREDENTIALS("client_credentials"),
  DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code");

  private final String value;

  GrantType(String value) {
    this.value = value;
  }

  /** As in requests, {@code grant_type}. */
  public String value() {
    return value;
  }

  public static Optional<GrantType> of(String value) {
    return Arrays.stream(values()).filter(type -> type.value.equals(value)).findFirst();
  }

  /** The values of all of them, in order. */
  public static List<String> all() {
    return Arrays.stream(values()).map(GrantType::value).toList();
  }
}
