package dev.quittance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.fake.FakeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs a second factor or a second person. */
class ApprovalTest {

  private static final String ID = "apr_01a2074a2e1c7d0ab1d4c3a2f1e0d9c8";

  private static final String PENDING =
      """
      {"id":"%s","status":"PENDING","action":"refund","summary":"Refund 200000.00 CNY",\
      "worth":{"amount":20000000,"currency":"CNY"},"reason":null,"requestedBy":"sam",\
      "requestedAt":"2026-11-26T02:00:00Z","expiresAt":"2026-11-27T02:00:00Z"}\
      """
          .formatted(ID);

  private final FakeService service = new FakeService();

  @AfterEach
  void close() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "POST /replays, replay rebuild --accept-differences known",
    "POST /parked-events/3-1/discard, parked discard 3-1 --reason known",
    "POST /parked-events/discard, parked discard-all --yes --reason known",
  })
  void aCommandThatNeedsMoreSaysWhatToDo(String request, String command) {
    service.problem(request, 401, "insufficient_user_authentication", "A second factor is needed.");
    CommandResult refused = run(command);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.SECOND_FACTOR_NEEDED);
    assertThat(refused.err().replaceAll("\\s+", " "))
        .contains("run quittance login --second-factor, then the same command again");

    try (FakeService other = new FakeService()) {
      other.on(request, 202, "application/json", PENDING);
      CommandResult pending =
          CommandResult.quittance((command + " --ledger-url " + other.url()).split(" "));
      assertThat(pending.exitCode()).isEqualTo(ExitCode.SECOND_PERSON_NEEDED);
      assertThat(pending.out()).isEmpty();
      assertThat(pending.err().replaceAll("\\s+", " "))
          .contains("quittance approvals approve " + ID)
          .contains("then run the same command again");
    }
  }

  @Test
  void asJsonItHasACodeForPrograms() {
    service.on("POST /replays", 202, "application/json", PENDING);
    CommandResult pending = run("replay rebuild --accept-differences known --json");
    assertThat(pending.err()).contains("\"exitCode\":9").contains("\"code\":\"approval_pending\"");
  }

  @Test
  void theyAreListed() {
    service.on("GET /approvals?status=PENDING&limit=20", page(PENDING));
    CommandResult ran = run("approvals list --status pending -o csv");
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.OK);
    assertThat(ran.out().lines().toList())
        .containsExactly(
            "id,status,action,requestedBy,summary,reason,amount,currency,requestedAt,expiresAt,"
                + "decidedBy,decidedAt,decisionReason,usedAt",
            ID
                + ",PENDING,refund,sam,Refund 200000.00 CNY,,20000000,CNY,2026-11-26T02:00:00Z,"
                + "2026-11-27T02:00:00Z,,,,");
  }

  @Test
  void oneIsApproved() {
    service.on("POST /approvals/" + ID + "/approve", PENDING.replace("PENDING", "APPROVED"));
    CommandResult ran = run("approvals approve " + ID);
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.OK);
    assertThat(ran.out())
        .startsWith(
            "Approved: Refund 200000.00 CNY. sam carries it out by the same command again.");
  }

  @Test
  void oneIsRejectedWithAReason() {
    service.on("POST /approvals/" + ID + "/reject", PENDING.replace("PENDING", "REJECTED"));
    CommandResult ran = run("approvals reject " + ID + " --reason late");
    assertThat(ran.out()).startsWith("Rejected: Refund 200000.00 CNY.");
    assertThat(service.requests())
        .containsExactly("POST /approvals/" + ID + "/reject {\"reason\":\"late\"}");
    assertThat(run("approvals reject " + ID).exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void ownRequestsAndWrongIdsAreRefused() {
    service.problem("POST /approvals/" + ID + "/approve", 403, "own_request", "Somebody else.");
    assertThat(run("approvals approve " + ID).exitCode()).isEqualTo(ExitCode.NOT_ALLOWED);
    assertThat(run("approvals approve 3-1").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private static String page(String approval) {
    return "{\"data\":[" + approval + "],\"nextCursor\":null}";
  }

  private CommandResult run(String command) {
    return CommandResult.quittance((command + " --ledger-url " + service.url()).split(" "));
  }
}
