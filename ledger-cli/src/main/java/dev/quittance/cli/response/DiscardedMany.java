package dev.quittance.cli.response;

import org.jspecify.annotations.Nullable;

/** How many parked records were discarded at once, and where to go on if those were not all. */
public record DiscardedMany(int discarded, @Nullable String next) {}
