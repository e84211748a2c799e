package dev.quittance.kit.list;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param data the items
 * @param nextCursor for the next part; null at the end
 */
public record Page<T>(List<T> data, @Nullable String nextCursor) {

  /** The same page of other items. */
  public <R> Page<R> map(Function<? super T, ? extends R> view) {
    return new Page<>(data.stream().<R>map(view).toList(), nextCursor);
  }
}
