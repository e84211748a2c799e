package dev.quittance.kit.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, newest first.
 *
 * @param data the items
 * @param nextCursor for the next part; null at the end
 */
public record Page<T>(List<T> data, @Nullable String nextCursor) {}
