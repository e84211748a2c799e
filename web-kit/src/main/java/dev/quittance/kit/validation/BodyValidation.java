package dev.quittance.kit.validation;

import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Checks request bodies by their annotations. */
@Singleton
public class BodyValidation {

  private final Validator validator;

  public BodyValidation(Validator validator) {
    this.validator = validator;
  }

  /**
   * @throws ProblemException 422 {@code validation_failed} with all fields at fault, in the order
   *     in which the body's record has them
   */
  public void check(Object body) {
    List<Problem.FieldError> errors =
        validator.validate(body).stream()
            .sorted(Comparator.comparing(BodyPath::order, Arrays::compare))
            .map(BodyValidation::error)
            .toList();
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
  }

  private static Problem.FieldError error(ConstraintViolation<?> violation) {
    return new Problem.FieldError(
        BodyPath.text(violation.getPropertyPath()), violation.getMessage());
  }
}
