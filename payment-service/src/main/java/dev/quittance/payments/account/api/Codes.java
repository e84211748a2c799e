package dev.quittance.payments.account.api;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.payments.account.SecondFactor.Verdict;
import dev.quittance.payments.account.factor.SecondFactors.Answer;
import java.time.Duration;
import java.time.Instant;

/** Problems with codes. */
public final class Codes {

  private Codes() {}

  /**
   * @throws ProblemException unless the code was right
   */
  public static void require(Answer answer) {
    Instant locked = answer.lockedUntil();
    if (answer.verdict() == Verdict.RIGHT) {
      return;
    }
    if (locked != null) {
      throw ProblemException.of(
              ProblemCode.SECOND_FACTOR_LOCKED,
              "There were too many wrong codes: no code is accepted until " + locked + ".")
          .after(Duration.between(Instant.now(), locked));
    }
    throw ProblemException.of(
        ProblemCode.WRONG_CODE,
        "The code is wrong, old or was used before: wait for the app's next one. After five wrong"
            + " codes none is accepted for a while.");
  }
}
