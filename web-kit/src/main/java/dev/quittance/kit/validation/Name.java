package dev.quittance.kit.validation;

import dev.quittance.contract.CardNumbers;
import dev.quittance.contract.Ids;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A name that clients choose, see {@link Ids#isName}, without a card number; or null. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@Constraint(validatedBy = Name.Validator.class)
public @interface Name {

  String message() default
      "must be 1 to 64 letters, digits, '-' or '_', beginning with a letter or digit";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks it. */
  final class Validator implements ConstraintValidator<Name, String> {

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      if (value != null && CardNumbers.isIn(value)) {
        return Failure.with(
            context, "must be a name or a token: it contains what looks like a card number");
      }
      return value == null || Ids.isName(value);
    }
  }
}
