package dev.quittance.sandbox.identity.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form that {@code POST /identity/device} takes, for its document. */
record DeviceRequest(
    @JsonProperty("client_id") @Schema(required = true) String clientId,
    @JsonProperty("scope") @Nullable String scope,
    @JsonProperty("acr_values") @Nullable String acrValues) {}
