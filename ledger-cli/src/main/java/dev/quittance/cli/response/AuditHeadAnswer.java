package dev.quittance.cli.response;

/** The newest entry of an audit trail. */
public record AuditHeadAnswer(String service, long sequence, String hash) {

  // A file may have anything.
  @SuppressWarnings("ConstantValue")
  public boolean isComplete() {
    return service != null && hash != null && hash.matches("[0-9a-f]{64}");
  }
}
