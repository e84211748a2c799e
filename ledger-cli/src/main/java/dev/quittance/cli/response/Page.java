package dev.quittance.cli.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list. */
public record Page<T>(List<T> data, @Nullable String nextCursor) {}
