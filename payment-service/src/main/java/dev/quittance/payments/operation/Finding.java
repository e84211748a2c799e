package dev.quittance.payments.operation;

import dev.quittance.contract.FailureReason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person can find out about an operation: the whole list. */
public enum Finding {
  CHARGED(OperationKind.AUTHORIZATION, true),
  NOT_CHARGED(OperationKind.AUTHORIZATION, false),
  REFUNDED(OperationKind.REFUND, true),
  NOT_REFUNDED(OperationKind.REFUND, false);

  private final String wireName = name().toLowerCase(Locale.ROOT);
  private final OperationKind kind;
  private final boolean moved;

  Finding(OperationKind kind, boolean moved) {
    this.kind = kind;
    this.moved = moved;
  }

  public String wireName() {
    return wireName;
  }

  /** The finding of that name, or empty. */
  public static Optional<Finding> ofWireName(String name) {
    return Arrays.stream(values()).filter(one -> one.wireName.equals(name)).findFirst();
  }

  /** Of which operations it can be said. */
  public OperationKind kind() {
    return kind;
  }

  /** Whether money has moved, which a gateway has a reference for. */
  public boolean needsReference() {
    return moved;
  }

  /**
   * @param reference the gateway's own name of the charge or refund; there if one is needed
   */
  public Outcome outcome(@Nullable String reference) {
    if (moved) {
      return new Outcome.Succeeded(Objects.requireNonNull(reference));
    }
    return kind == OperationKind.AUTHORIZATION
        ? new Outcome.Declined(FailureReason.PROCESSING_ERROR) // he may pay again
        : new Outcome.Declined(wireName);
  }
}
