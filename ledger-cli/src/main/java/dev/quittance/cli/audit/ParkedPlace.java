package dev.quittance.cli.audit;

import org.jspecify.annotations.Nullable;

/** An event that is still parked where the log was read to. */
record ParkedPlace(
    int partition, long offset, @Nullable String key, String reason, String detail) {}
