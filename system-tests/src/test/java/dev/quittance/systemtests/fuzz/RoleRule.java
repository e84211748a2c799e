package dev.quittance.systemtests.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the answers to one request must have in common: nobody is asked for a token (401), the roles
 * that the document does not name are refused (403), and what is wrong with the request itself is
 * told to everybody alike.
 */
final class RoleRule {

  /** RFC 9470: the role is right, a second factor is missing. */
  private static final String STEP_UP = "insufficient_user_authentication";

  private RoleRule() {}

  static List<String> faults(
      Document document, HostileRequest request, Map<Someone, Answer> answers) {
    Optional<Operation> operation = document.operation(request.method(), request.target());
    if (request.alone() || operation.isPresent() && !operation.get().needsToken()) {
      return List.of();
    }
    int nobody =
        answers.entrySet().stream()
            .filter(one -> one.getKey().caller() == null)
            .mapToInt(one -> one.getValue().status())
            .findFirst()
            .orElseThrow();
    if (nobody == 429) {
      return List.of(); // too many requests of an address
    }
    if (nobody != 401) {
      return alike(nobody, answers);
    }
    List<String> faults = new ArrayList<>();
    if (operation.isEmpty()) {
      faults.add("401 at what is not in the document");
      return faults;
    }
    answers.forEach((someone, answer) -> {
      boolean mayAsk = someone.isOneOf(operation.get().roles());
      if (someone.caller() != null && !isRight(someone, mayAsk, answer)) {
        faults.add(
            "status "
                + answer.status()
                + " for "
                + someone.name()
                + (mayAsk ? ", who may ask" : ", who may not ask"));
      }
    });
    return faults;
  }

  /** Who may ask is refused only for what is another's, and who sees all never. */
  private static boolean isRight(Someone someone, boolean mayAsk, Answer answer) {
    return switch (answer.status()) {
      case 401 ->
          mayAsk
              && !someone.hasSecondFactor()
              && Objects.requireNonNullElse(answer.header("www-authenticate"), "")
                  .contains(STEP_UP);
      case 403 -> !mayAsk || !someone.seesAll() || !answer.text().contains("\"forbidden\"");
      case 429 -> true;
      default -> mayAsk;
    };
  }

  private static List<String> alike(int nobody, Map<Someone, Answer> answers) {
    boolean alike =
        answers.values().stream()
            .allMatch(answer -> answer.status() == nobody || answer.status() == 429);
    if (!alike) {
      String statuses =
          answers.entrySet().stream()
              .map(one -> one.getKey().name() + " " + one.getValue().status())
              .collect(Collectors.joining(", "));
      return List.of("no role decides, but the answers differ: " + statuses);
    }
    return nobody < 400 && nobody != 204 ? List.of("status " + nobody + " for nobody") : List.of();
  }
}
