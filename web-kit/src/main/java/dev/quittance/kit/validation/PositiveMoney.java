package dev.quittance.kit.validation;

import dev.quittance.contract.Money;
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

/** Money of at least one minor unit; or null. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@Constraint(validatedBy = PositiveMoney.Validator.class)
public @interface PositiveMoney {

  String message() default "must be 1 or more minor units";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks it; the field at fault is the amount. */
  final class Validator implements ConstraintValidator<PositiveMoney, Money> {

    @Override
    public boolean isValid(@Nullable Money value, ConstraintValidatorContext context) {
      if (value == null || value.isPositive()) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      context
          .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
          .addPropertyNode("amount")
          .addConstraintViolation();
      return false;
    }
  }
}
