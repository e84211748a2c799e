package dev.quittance.payments.operation;

import java.util.Optional;

/** What is certain about evidence without anybody else being kept from the operation. */
public final class FinalOperations {

  private FinalOperations() {}

  /**
   * Why evidence changes nothing and leaves nothing behind. The operation may be as somebody read
   * it without a lock: it is final and the evidence is no news of it, so it is as if the evidence
   * had come at the time of that read, whatever others do since. Evidence may come at any time.
   *
   * @return empty if the operation is open, if the evidence changes it, or if it has to be kept
   */
  public static Optional<EvidenceRefusal> refusal(
      Operation read, Evidence evidence, OperationPolicy policy) {
    if (!read.status().isFinal() || Contradictions.of(read, evidence).isPresent()) {
      return Optional.empty();
    }
    return switch (OperationFold.apply(read, evidence, policy)) {
      case OperationFold.Result.Refused(EvidenceRefusal refusal) -> Optional.of(refusal);
      case OperationFold.Result.Applied _ -> Optional.empty();
    };
  }
}
