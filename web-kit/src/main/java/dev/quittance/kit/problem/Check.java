package dev.quittance.kit.problem;

import dev.quittance.contract.CardNumbers;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.contract.TextRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the fields of a request and reports all that are wrong at once. Each check answers whether
 * the field passed, so that what depends on it can be skipped.
 *
 * <pre>{@code
 * Check check = new Check();
 * check.name("buyerId", request.buyerId());
 * if (check.size("lines", request.lines(), 1, 1000)) { ... }
 * check.done();
 * }</pre>
 */
public final class Check {

  /** More would not help anyone: a list of 10 000 bad lines is not answered with as many errors. */
  private static final int MAX_ERRORS = 50;

  private static final String NO_CARD_NUMBER = "must not contain what looks like a card number";

  private final List<Problem.FieldError> errors = new ArrayList<>();

  /** Adds an error unless {@code passed}; the message completes "field ...". */
  public boolean that(boolean passed, String field, String message) {
    if (!passed && errors.size() < MAX_ERRORS) {
      errors.add(new Problem.FieldError(field, message));
    }
    return passed;
  }

  /** The field is there. */
  public boolean present(String field, @Nullable Object value) {
    return that(value != null, field, "is missing");
  }

  /** A client-chosen id, see {@link Ids#isName}. */
  public boolean name(String field, @Nullable String value) {
    return present(field, value)
        && that(
            value != null && Ids.isName(value),
            field,
            "must be 1 to 64 letters, digits, '-' or '_', beginning with a letter or digit")
        && noCardNumber(field, value);
  }

  /** One of our own ids, for example with prefix {@link Ids#ORDER}. */
  public boolean id(String field, String prefix, @Nullable String value) {
    return present(field, value)
        && that(
            value != null && Ids.isId(prefix, value),
            field,
            "must be " + prefix + " and 32 hex digits");
  }

  /** Text that events can carry, see {@link TextRule#isText(String)}, without a card number. */
  public boolean text(String field, @Nullable String value) {
    return present(field, value)
        && that(value != null && TextRule.isText(value), field, TextRule.rule(Limits.MAX_TEXT))
        && noCardNumber(field, value);
  }

  private boolean noCardNumber(String field, @Nullable String value) {
    return that(value == null || !CardNumbers.isIn(value), field, NO_CARD_NUMBER);
  }

  public boolean positive(String field, @Nullable Money value) {
    return present(field, value)
        && that(
            value != null && value.isPositive(),
            field + ".amount",
            "must be 1 or more minor units");
  }

  public boolean between(String field, @Nullable Number value, long min, long max) {
    return present(field, value)
        && that(
            value != null && value.longValue() >= min && value.longValue() <= max,
            field,
            "must be between " + min + " and " + max);
  }

  public boolean size(String field, @Nullable Collection<?> value, int min, int max) {
    return present(field, value)
        && that(
            value != null && value.size() >= min && value.size() <= max,
            field,
            "must have " + min + " to " + max + " entries");
  }

  /**
   * @throws ProblemException 422 with every error, if there was any
   */
  public void done() {
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
  }
}
