package dev.quittance.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Resource methods that change something and that ops or support may call; and whether they reach
 * the audit trail. By names, since this module knows neither Jakarta REST nor the kits.
 */
final class StaffCommands {

  private static final String TRAIL = "dev.quittance.kit.audit.AuditTrail";
  private static final String RECORD = "record";
  private static final String ROLES = "jakarta.annotation.security.RolesAllowed";
  private static final Set<String> STAFF = Set.of("ops", "support");

  static final DescribedPredicate<JavaMethod> ARE =
      DescribedPredicate.describe("are commands of ops or support", StaffCommands::isCommand);

  static final ArchCondition<JavaMethod> BE_RECORDED =
      new ArchCondition<>("be recorded in the audit trail") {
        @Override
        public void check(JavaMethod command, ConditionEvents events) {
          events.add(
              new SimpleConditionEvent(
                  command,
                  reachesTrail(command),
                  "%s reaches no %s.%s".formatted(command.getFullName(), TRAIL, RECORD)));
        }
      };

  private StaffCommands() {}

  private static boolean isCommand(JavaMethod method) {
    return Stream.of("POST", "PUT", "PATCH", "DELETE")
            .anyMatch(verb -> method.isAnnotatedWith("jakarta.ws.rs." + verb))
        && roles(method).anyMatch(STAFF::contains);
  }

  private static Stream<String> roles(JavaMethod method) {
    return annotation(method)
        .map(roles -> Arrays.stream((Object[]) roles.get("value").orElseThrow()))
        .orElseGet(Stream::empty)
        .map(String::valueOf);
  }

  /** The method's, or else its class's. */
  private static Optional<? extends JavaAnnotation<?>> annotation(JavaMethod method) {
    Optional<? extends JavaAnnotation<?>> own = method.tryGetAnnotationOfType(ROLES);
    return own.isPresent() ? own : method.getOwner().tryGetAnnotationOfType(ROLES);
  }

  private static boolean reachesTrail(JavaMethod command) {
    Set<JavaCodeUnit> seen = new HashSet<>(Set.of(command));
    Deque<JavaCodeUnit> left = new ArrayDeque<>(seen);
    while (!left.isEmpty()) {
      JavaCodeUnit unit = left.remove();
      for (AccessTarget target : targets(unit)) {
        if (target.getOwner().getName().equals(TRAIL) && target.getName().equals(RECORD)) {
          return true;
        }
        if (target.resolveMember().orElse(null) instanceof JavaCodeUnit next && seen.add(next)) {
          left.add(next);
        }
      }
    }
    return false;
  }

  /** What it calls, also by reference and in its lambdas. */
  private static List<? extends AccessTarget> targets(JavaCodeUnit unit) {
    return unit.getAccessesFromSelf().stream().map(JavaAccess::getTarget).toList();
  }
}
