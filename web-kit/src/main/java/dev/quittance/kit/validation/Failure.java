package dev.quittance.kit.validation;

import jakarta.validation.ConstraintValidatorContext;

/** A value that fails for another reason than its constraint's message says. */
final class Failure {

  private Failure() {}

  /**
   * @param message a constant: it is a template, and must not contain the value
   * @return false, for the validator to return
   */
  static boolean with(ConstraintValidatorContext context, String message) {
    context.disableDefaultConstraintViolation();
    context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
    return false;
  }
}
