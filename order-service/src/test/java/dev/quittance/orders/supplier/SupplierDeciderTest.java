package dev.quittance.orders.supplier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.orders.supplier.SupplierStanding.Suspension;
import dev.quittance.orders.supplier.SupplierStanding.Verification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Suppliers on 2026-06-10, noon, after each command. */
class SupplierDeciderTest {

  private static final Instant NOW = Instant.parse("2026-06-10T12:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");
  private static final SupplierRules RULES = new SupplierRules(Duration.ofHours(72), 3);
  private static final BankDetails BANK =
      new BankDetails(BankDetails.BankKind.CNAPS, "0200003409088712345", "CN", "102100099996");

  /**
   * Columns: status, until when it is cooling off, last days of the licence and of the bank's
   * confirmation (none: never; -: no such document); then the status afterwards or the rejection.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # before   | cooling    | licence    | bank       | command         | after
          UNVERIFIED | -          | 2026-12-31 | none       | verify          | VERIFIED until 2027-01-01
          UNVERIFIED | -          | none       | none       | verify          | VERIFIED
          UNVERIFIED | -          | 2027-01-31 | 2026-06-10 | verify          | VERIFIED until 2026-06-11
          UNVERIFIED | -          | 2026-06-09 | none       | verify          | missing BUSINESS_LICENCE
          UNVERIFIED | -          | -          | -          | verify          | missing BUSINESS_LICENCE,BANK_CONFIRMATION
          UNVERIFIED | 2026-06-09 | none       | none       | verify          | VERIFIED
          UNVERIFIED | 2026-06-11 | none       | none       | verify          | cooling off until 2026-06-11
          UNVERIFIED | -          | none       | none       | verify, no bank | no bank
          UNVERIFIED | -          | none       | none       | verify oneself  | own supplier
          UNVERIFIED | -          | none       | none       | change name     | UNVERIFIED
          UNVERIFIED | -          | none       | none       | change bank     | UNVERIFIED
          UNVERIFIED | 2026-06-09 | none       | none       | change bank     | UNVERIFIED cooling
          UNVERIFIED | -          | none       | none       | suspend         | SUSPENDED
          UNVERIFIED | -          | none       | none       | resume          | nothing
          VERIFIED   | -          | 2026-12-31 | none       | verify          | VERIFIED until 2027-01-01
          VERIFIED   | -          | none       | none       | change name     | UNVERIFIED cooling
          VERIFIED   | -          | none       | none       | change chinese  | UNVERIFIED cooling
          VERIFIED   | -          | none       | none       | change bank     | UNVERIFIED cooling
          VERIFIED   | -          | none       | none       | change country  | VERIFIED
          VERIFIED   | -          | none       | none       | change nothing  | nothing
          VERIFIED   | -          | none       | none       | add document    | VERIFIED
          VERIFIED   | -          | none       | none       | suspend         | SUSPENDED
          EXPIRED    | -          | 2026-06-09 | none       | verify          | missing BUSINESS_LICENCE
          EXPIRED    | -          | 2026-12-31 | none       | verify          | VERIFIED until 2027-01-01
          EXPIRED    | -          | none       | none       | change bank     | UNVERIFIED cooling
          EXPIRED    | -          | none       | none       | add document    | EXPIRED
          EXPIRED    | -          | none       | none       | suspend         | SUSPENDED
          SUSPENDED  | -          | none       | none       | verify          | suspended
          SUSPENDED  | -          | none       | none       | suspend         | nothing
          SUSPENDED  | -          | none       | none       | resume          | VERIFIED
          SUSPENDED  | -          | none       | none       | change bank     | SUSPENDED cooling
          SUSPENDED  | -          | none       | none       | add document    | SUSPENDED
          """)
  void aSupplierAfterACommand(
      String before, String cooling, String licence, String bank, String command, String after) {
    Supplier supplier = supplier(SupplierStatus.valueOf(before), cooling, licence, bank, command);
    assertThat(supplier.status(NOW)).isEqualTo(SupplierStatus.valueOf(before));
    String by = command.equals("verify oneself") ? "carol" : "olivia";
    SupplierDecision decision =
        SupplierDecider.decide(supplier, command(supplier, command), by, NOW, RULES);
    assertThat(words(supplier, decision)).isEqualTo(after);
  }

  @Test
  void aChangedSupplierIsNotVerifiedBeforeTheTimeIsOver() {
    Supplier before = supplier(SupplierStatus.VERIFIED, "-", "none", "none", "");
    Supplier changed = after(before, command(before, "change bank"), NOW);
    SupplierCommand verify = new SupplierCommand.Verify("checked");
    Instant end = NOW.plus(RULES.coolingOff());
    assertThat(SupplierDecider.decide(changed, verify, "olivia", end.minusMillis(1), RULES))
        .isEqualTo(new SupplierDecision.CoolingOff(end));
    assertThat(after(changed, verify, end).status(end)).isEqualTo(SupplierStatus.VERIFIED);
  }

  @Test
  void aSupplierWhoChangesWhileSuspendedIsResumedUnverified() {
    Supplier before = supplier(SupplierStatus.SUSPENDED, "-", "none", "none", "");
    Supplier changed = after(before, command(before, "change bank"), NOW);
    assertThat(after(changed, new SupplierCommand.Resume("cleared"), NOW).status(NOW))
        .isEqualTo(SupplierStatus.UNVERIFIED);
  }

  /** The clock alone moves on. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-12-31T23:59:59.999Z VERIFIED", "2027-01-01T00:00:00Z EXPIRED"})
  void aVerificationEndsWithTheLastDayOfItsFirstDocument(String timeAndStatus) {
    String[] expected = timeAndStatus.split(" ");
    Supplier before = supplier(SupplierStatus.UNVERIFIED, "-", "2026-12-31", "2027-05-31", "");
    Supplier verified = after(before, new SupplierCommand.Verify("checked"), NOW);
    assertThat(verified.status(Instant.parse(expected[0])))
        .isEqualTo(SupplierStatus.valueOf(expected[1]));
  }

  /** Or a supplier could extend his verification by claiming a later date. */
  @Test
  void aDocumentCountsOnlyOnceItWasChecked() {
    Supplier before = supplier(SupplierStatus.EXPIRED, "-", "2026-06-09", "none", "");
    Supplier shown = after(before, new SupplierCommand.AddEvidence(licence("2099-12-31")), NOW);
    assertThat(shown.status(NOW)).isEqualTo(SupplierStatus.EXPIRED);
    assertThat(after(shown, new SupplierCommand.Verify("checked"), NOW).status(NOW))
        .isEqualTo(SupplierStatus.VERIFIED);
  }

  @Test
  void documentsAreLimitedAndCountOnce() {
    Supplier supplier = supplier(SupplierStatus.UNVERIFIED, "-", "none", "none", "");
    SupplierCommand again = new SupplierCommand.AddEvidence(supplier.evidence().getFirst());
    assertThat(SupplierDecider.decide(supplier, again, "carol", NOW, RULES))
        .isEqualTo(new SupplierDecision.Unchanged());
    Supplier full = after(supplier, new SupplierCommand.AddEvidence(licence("2026-07-01")), NOW);
    SupplierCommand more = new SupplierCommand.AddEvidence(licence("2026-07-02"));
    assertThat(SupplierDecider.decide(full, more, "carol", NOW, RULES))
        .isEqualTo(new SupplierDecision.TooManyDocuments(3));
  }

  @Test
  void aBankAccountIsNeverWrittenWhole() {
    assertThat(new SupplierProfile("Tea", null, "CN", BANK).toString())
        .contains("...2345")
        .doesNotContain("08871");
  }

  private static Supplier after(Supplier before, SupplierCommand command, Instant now) {
    return switch (SupplierDecider.decide(before, command, "olivia", now, RULES)) {
      case SupplierDecision.Accepted(var change) -> SupplierFold.apply(before, change);
      case SupplierDecision.Unchanged _, SupplierDecision.Rejected _ ->
          throw new AssertionError(command);
    };
  }

  private static Supplier supplier(
      SupplierStatus status, String cooling, String licence, String bank, String command) {
    List<Evidence> evidence = new ArrayList<>();
    if (!licence.equals("-")) {
      evidence.add(licence(licence));
    }
    if (!bank.equals("-")) {
      evidence.add(evidence(EvidenceType.BANK_CONFIRMATION, bank));
    }
    Instant end =
        switch (status) {
          case EXPIRED -> NOW;
          case UNVERIFIED, VERIFIED, SUSPENDED -> null;
        };
    return new Supplier(
        "sup_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
        null,
        new SupplierProfile("Tea", "茶", "CN", command.endsWith("no bank") ? null : BANK),
        evidence,
        List.of("carol"),
        new SupplierStanding(
            status == SupplierStatus.UNVERIFIED ? null : new Verification("oscar", LONG_AGO, end),
            cooling.equals("-") ? null : day(cooling),
            status == SupplierStatus.SUSPENDED ? new Suspension("oscar", LONG_AGO, "fakes") : null),
        5);
  }

  private static Evidence licence(String lastDay) {
    return evidence(EvidenceType.BUSINESS_LICENCE, lastDay);
  }

  private static Evidence evidence(EvidenceType type, String lastDay) {
    return new Evidence(
        type, "no. 1", "00".repeat(32), lastDay.equals("none") ? null : LocalDate.parse(lastDay));
  }

  private static SupplierCommand command(Supplier supplier, String words) {
    SupplierProfile profile = supplier.profile();
    return switch (words) {
      case "verify", "verify, no bank", "verify oneself" -> new SupplierCommand.Verify("checked");
      case "suspend" -> new SupplierCommand.Suspend("fakes");
      case "resume" -> new SupplierCommand.Resume("cleared");
      case "add document" -> new SupplierCommand.AddEvidence(licence("2030-01-01"));
      case "change nothing" -> new SupplierCommand.ChangeProfile(profile);
      case "change name" -> change("Teas", "茶", "CN", BANK);
      case "change chinese" -> change("Tea", "龙井茶", "CN", BANK);
      case "change country" -> change("Tea", "茶", "HK", BANK);
      case "change bank" ->
          change(
              "Tea",
              "茶",
              "CN",
              new BankDetails(
                  BankDetails.BankKind.IBAN, "DE89370400440532013000", "DE", "37040044"));
      default -> throw new AssertionError(words);
    };
  }

  private static SupplierCommand change(
      String name, String chinese, String country, BankDetails bank) {
    return new SupplierCommand.ChangeProfile(new SupplierProfile(name, chinese, country, bank));
  }

  private static String words(Supplier before, SupplierDecision decision) {
    return switch (decision) {
      case SupplierDecision.Accepted(var change) -> words(SupplierFold.apply(before, change));
      case SupplierDecision.Unchanged() -> "nothing";
      case SupplierDecision.CoolingOff(Instant until) -> "cooling off until " + day(until);
      case SupplierDecision.NoBankDetails() -> "no bank";
      case SupplierDecision.EvidenceMissing(var missing) ->
          "missing " + String.join(",", missing.stream().map(Enum::name).toList());
      case SupplierDecision.IsSuspended() -> "suspended";
      case SupplierDecision.OwnSupplier() -> "own supplier";
      case SupplierDecision.TooManyDocuments(int most) -> "more than " + most;
    };
  }

  private static String words(Supplier after) {
    assertThat(after.revision()).isEqualTo(6);
    SupplierStanding standing = after.standing();
    String words = standing.status(NOW).name();
    Verification verification = standing.verification();
    if (verification != null
        && verification.at().equals(NOW)
        && verification.validUntil() != null) {
      words += " until " + day(verification.validUntil());
    }
    Instant cool = standing.coolingUntil();
    return cool != null && cool.equals(NOW.plus(RULES.coolingOff())) ? words + " cooling" : words;
  }

  private static Instant day(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }

  private static String day(Instant instant) {
    return instant.toString().substring(0, 10);
  }
}
