package dev.quittance.ledger.query.snapshot;

import java.util.function.Function;

/** What a read came to. */
public sealed interface ReadResult<T> {

  record Found<T>(T value) implements ReadResult<T> {}

  record Refused<T>(ReadRefusal why) implements ReadResult<T> {}

  /** For reads that nothing can refuse. */
  default T found() {
    return orElseThrow(why -> new IllegalStateException("refused: " + why));
  }

  default T orElseThrow(Function<ReadRefusal, RuntimeException> refused) {
    return switch (this) {
      case Found<T>(T value) -> value;
      case Refused<T>(ReadRefusal why) -> throw refused.apply(why);
    };
  }

  default <U> ReadResult<U> map(Function<T, U> next) {
    return switch (this) {
      case Found<T>(T value) -> new Found<>(next.apply(value));
      case Refused<T>(ReadRefusal why) -> new Refused<>(why);
    };
  }
}
