package dev.quittance.kit.validation;

import dev.quittance.contract.CardNumbers;
import dev.quittance.contract.Limits;
import dev.quittance.contract.TextRule;
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

/** Text that can be stored, see {@link TextRule}, without a card number; or null. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@Constraint(validatedBy = Text.Validator.class)
public @interface Text {

  /** Characters (code points) that it has at most. */
  int max() default Limits.MAX_TEXT;

  /** Whether it may be the number below a bar code, some of which look like a card's. */
  boolean barCode() default false;

  String message() default
      "must have 1 to {max} characters, not only blanks, without control characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks it. */
  final class Validator implements ConstraintValidator<Text, String> {

    private int max;
    private boolean barCode;

    @Override
    public void initialize(Text text) {
      max = text.max();
      barCode = text.barCode();
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      if (value == null || !TextRule.isText(value, max)) {
        return value == null;
      }
      if (CardNumbers.isIn(value) && !(barCode && CardNumbers.isGtin(value))) {
        return Failure.with(context, "must not contain what looks like a card number");
      }
      return true;
    }
  }
}
