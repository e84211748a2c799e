package dev.quittance.sandbox.identity.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quittance.sandbox.identity.Authentication;
import dev.quittance.sandbox.identity.GrantType;
import dev.quittance.sandbox.identity.Pkce;
import dev.quittance.sandbox.identity.Scopes;
import dev.quittance.sandbox.identity.keys.Keys;
import java.util.List;

/** What the provider can do: OpenID Connect Discovery 1.0 section 3, RFC 8414 section 2. */
public record ProviderMetadata(
    @JsonProperty("issuer") String issuer,
    @JsonProperty("authorization_endpoint") String authorizationEndpoint,
    @JsonProperty("token_endpoint") String tokenEndpoint,
    @JsonProperty("device_authorization_endpoint") String deviceAuthorizationEndpoint,
    @JsonProperty("jwks_uri") String jwksUri,
    @JsonProperty("scopes_supported") List<String> scopes,
    @JsonProperty("response_types_supported") List<String> responseTypes,
    @JsonProperty("response_modes_supported") List<String> responseModes,
    @JsonProperty("grant_types_supported") List<String> grantTypes,
    @JsonProperty("acr_values_supported") List<String> acrValues,
    @JsonProperty("subject_types_supported") List<String> subjectTypes,
    @JsonProperty("id_token_signing_alg_values_supported") List<String> signingAlgorithms,
    @JsonProperty("token_endpoint_auth_methods_supported") List<String> clientAuthentication,
    @JsonProperty("code_challenge_methods_supported") List<String> codeChallengeMethods,
    @JsonProperty("claims_supported") List<String> claims,
    @JsonProperty("claims_parameter_supported") boolean claimsParameter,
    @JsonProperty("request_parameter_supported") boolean requestParameter,
    @JsonProperty("request_uri_parameter_supported") boolean requestUriParameter,
    @JsonProperty("authorization_response_iss_parameter_supported") boolean issuerInAnswer) {

  static ProviderMetadata of(String issuer) {
    return new ProviderMetadata(
        issuer,
        issuer + "/authorize",
        issuer + "/token",
        issuer + "/device",
        issuer + "/jwks",
        Scopes.SUPPORTED,
        List.of("code"),
        List.of("query"),
        GrantType.all(),
        Authentication.LEVELS,
        List.of("public"),
        List.of(Keys.ALGORITHM),
        List.of("client_secret_basic", "client_secret_post", "none"),
        List.of(Pkce.METHOD),
        List.of(
            "iss",
            "aud",
            "sub",
            "exp",
            "iat",
            "nbf",
            "jti",
            "nonce",
            "acr",
            "auth_time",
            "azp",
            "name",
            "preferred_username",
            "roles"),
        false,
        false,
        false,
        true);
  }
}
