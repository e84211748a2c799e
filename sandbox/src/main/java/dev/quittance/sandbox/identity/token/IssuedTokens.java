package dev.quittance.sandbox.identity.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The answer of RFC 6749 section 5.1.
 *
 * @param expiresIn seconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IssuedTokens(
    @JsonProperty("access_token") String accessToken,
    @JsonProperty("token_type") String tokenType,
    @JsonProperty("expires_in") long expiresIn,
    @JsonProperty("id_token") @Nullable String idToken,
    @JsonProperty("scope") @Nullable String scope) {

  static final String BEARER = "Bearer";

  /** Without the tokens. */
  @Override
  public String toString() {
    return "IssuedTokens for " + expiresIn + " s";
  }
}
