package dev.quittance.sandbox.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program that is registered with the provider.
 *
 * @param secret null for a public client, which cannot keep one
 * @param roles of its own tokens, those of client credentials
 * @param redirectUris where it may be sent after a sign-in; compared as a whole
 */
public record Client(
    String id,
    @Nullable String secret,
    Set<GrantType> grants,
    List<String> roles,
    List<String> redirectUris) {

  /** Whether that is its secret; takes as long for a wrong one. */
  public boolean hasSecret(String offered) {
    return secret != null && equalInConstantTime(secret, offered);
  }

  public boolean isPublic() {
    return secret == null;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Client " + id;
  }

  static boolean equalInConstantTime(String expected, String offered) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
  }
}
