package dev.quittance.payments.dispute;

import dev.quittance.contract.DisputeClosed.Bearer;
import java.util.Set;

/**
 * Who bears a dispute that is lost.
 *
 * @param reasonsOfPlatform gateways' codes, such as {@code fraudulent}, for which the platform
 *     does: it let a stranger pay. For all others, such as goods that never came, the supplier does
 */
public record LossRule(Set<String> reasonsOfPlatform) {

  public LossRule {
    reasonsOfPlatform = Set.copyOf(reasonsOfPlatform);
  }

  Bearer bearer(String reason) {
    return reasonsOfPlatform.contains(reason) ? Bearer.PLATFORM : Bearer.SUPPLIER;
  }
}
