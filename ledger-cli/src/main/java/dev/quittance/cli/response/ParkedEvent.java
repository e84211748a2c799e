package dev.quittance.cli.response;

import org.jspecify.annotations.Nullable;

/** An event that a service refused. */
public record ParkedEvent(
    String id,
    @Nullable String key,
    String reason,
    String detail,
    int payloadBytes,
    @Nullable String parkedAt) {}
