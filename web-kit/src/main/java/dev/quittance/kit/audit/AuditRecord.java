package dev.quittance.kit.audit;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a command did. Who gave it, when and from where is added by the trail.
 *
 * @param action the kind of thing and the verb, for example {@code replay.cancel}
 * @param target the id of the thing, for example {@code rpl_...}
 * @param reason why, in the words of who gave the command; null if he was not asked
 * @param before what the command changes of the thing, to be written as JSON without fractions;
 *     null if it was not there
 * @param after the same afterwards
 */
public record AuditRecord(
    String action,
    String target,
    @Nullable String reason,
    @Nullable Object before,
    @Nullable Object after) {

  static final String ACTION_PATTERN = "^[a-z][a-z-]{0,31}[.][a-z][a-z-]{0,31}$";

  private static final Pattern ACTION = Pattern.compile(ACTION_PATTERN);

  public AuditRecord {
    if (!isAction(action)) {
      throw new IllegalArgumentException("an action is a thing, a dot and a verb: " + action);
    }
    if (target.isBlank()) {
      throw new IllegalArgumentException("an action has a target");
    }
  }

  static boolean isAction(String text) {
    return ACTION.matcher(text).matches();
  }
}
