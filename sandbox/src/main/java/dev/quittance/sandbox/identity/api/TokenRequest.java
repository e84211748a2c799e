package dev.quittance.sandbox.identity.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form that {@code POST /identity/token} takes, for its document. */
record TokenRequest(
    @JsonProperty("grant_type") @Schema(required = true) String grantType,
    @JsonProperty("client_id") @Nullable String clientId,
    @JsonProperty("client_secret") @Nullable String clientSecret,
    @JsonProperty("code") @Nullable String code,
    @JsonProperty("redirect_uri") @Nullable String redirectUri,
    @JsonProperty("code_verifier") @Nullable String codeVerifier,
    @JsonProperty("device_code") @Nullable String deviceCode,
    @JsonProperty("scope") @Nullable String scope) {}
