package dev.quittance.sandbox.books;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether money has moved. */
public enum EntryStatus {
  /** Not yet: it waits for somebody. */
  OPEN,
  MOVED,
  /** Never. */
  FAILED,
  /** It moved and came back: a refund that failed later, a dispute that was won. */
  REVERSED;

  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
