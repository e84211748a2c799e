package dev.quittance.contract.topic;

/** The topic would lose events or move orders between partitions. The message says what to do. */
public final class UnfitTopicException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnfitTopicException(String message) {
    super(message);
  }
}
