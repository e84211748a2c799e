package dev.quittance.sandbox.bank;

import dev.quittance.sandbox.bank.StatementOfDay.Line;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a day as camt.053, in the version that is asked for. */
@Singleton
public final class Camt053 {

  /** The versions that banks send. */
  public static final Set<String> VERSIONS = Set.of("02", "04", "06", "08", "13");

  private final Bank bank;
  private final Clock clock;

  Camt053(Bank bank, Clock clock) {
    this.bank = bank;
    this.clock = clock;
  }

  /** The templates, in resources/templates/bank. Qute escapes what is not XML. */
  @CheckedTemplate(basePath = "bank")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance camt053(Document doc);
  }

  /**
   * What the template shows.
   *
   * @param version two digits
   * @param choices whether status and party are choices, as since version 07
   * @param amountOfDetail whether a detail has an amount of its own, as since version 03
   * @param id the same ids come back each month: nobody may know a statement by it
   */
  public record Document(
      String version,
      boolean choices,
      boolean amountOfDetail,
      Instant created,
      LocalDate day,
      String id,
      String account,
      boolean iban,
      String currency,
      Amount opening,
      Amount closing,
      List<EntryOfTemplate> entries) {}

  /** A decimal without its sign, and CRDT or DBIT. */
  public record Amount(String value, String sign) {}

  /** An entry of the template. */
  public record EntryOfTemplate(
      String number,
      Amount amount,
      boolean reversal,
      String status,
      @Nullable LocalDate booked,
      LocalDate value,
      String bankReference,
      boolean fee,
      int payments,
      List<Detail> details) {}

  /**
   * A payment of the template.
   *
   * @param paid before the charge
   * @param charge null for nothing
   */
  public record Detail(
      Amount amount,
      String paid,
      @Nullable String charge,
      boolean credit,
      String name,
      @Nullable String account,
      @Nullable String endToEndId,
      @Nullable String instrId,
      @Nullable String acctSvcrRef,
      @Nullable String strd,
      @Nullable String ustrd,
      @Nullable String prtry) {}

  /**
   * @param details whether a batch's payments are shown
   */
  public String write(String account, LocalDate day, String version, boolean details)
      throws BankRefusal {
    StatementOfDay of = bank.statement(account, day);
    Currency currency = of.account().currency();
    List<EntryOfTemplate> entries =
        of.entries().stream()
            .map(line -> entry(of.entries().indexOf(line) + 1, line, currency, day, details))
            .toList();
    return Templates.camt053(
            new Document(
                version,
                version.compareTo("07") >= 0,
                version.compareTo("03") >= 0,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                day,
                "STMT-" + day.getDayOfMonth(),
                account,
                of.account().isIban(),
                currency.getCurrencyCode(),
                amount(of.openingMinor(), currency),
                amount(of.closingMinor(), currency),
                entries))
        .render();
  }

  private static EntryOfTemplate entry(
      int number, Line line, Currency currency, LocalDate day, boolean details) {
    Movement first = line.movements().getFirst();
    boolean batch = line.movements().size() > 1;
    boolean own = first.terms().place() != ReferencePlace.ACCT_SVCR_REF || batch;
    return new EntryOfTemplate(
        Integer.toString(number),
        amount(line.amountMinor(), currency),
        line.isReversal(),
        line.isBooked() ? "BOOK" : "PDNG",
        line.isBooked() ? day : null,
        first.day(),
        own ? line.bankReference() : "",
        first.fee(),
        line.movements().size(),
        batch && !details
            ? List.of()
            : line.movements().stream().map(one -> detail(one, currency, batch)).toList());
  }

  /** A batch's entry has a reference of its own, so each payment has the bank's here. */
  private static Detail detail(Movement one, Currency currency, boolean inBatch) {
    Movement.Terms terms = one.terms();
    String payers = at(terms, ReferencePlace.ACCT_SVCR_REF);
    return new Detail(
        amount(one.amountMinor(), currency),
        amount(one.amountMinor() + one.chargeMinor(), currency).value(),
        one.chargeMinor() == 0 ? null : amount(one.chargeMinor(), currency).value(),
        one.amountMinor() >= 0 == (one.reverses() == null),
        terms.otherName(),
        terms.otherAccount(),
        at(terms, ReferencePlace.END_TO_END_ID),
        at(terms, ReferencePlace.INSTR_ID),
        payers == null && inBatch ? one.bankReference() : payers,
        at(terms, ReferencePlace.STRD),
        ustrd(terms),
        at(terms, ReferencePlace.PRTRY));
  }

  private static @Nullable String at(Movement.Terms terms, ReferencePlace place) {
    return terms.place() == place ? terms.reference() : null;
  }

  private static @Nullable String ustrd(Movement.Terms terms) {
    String reference = at(terms, ReferencePlace.USTRD);
    if (reference == null) {
      return terms.text();
    }
    return terms.text() == null ? reference : terms.text() + " " + reference;
  }

  private static Amount amount(long minor, Currency currency) {
    return new Amount(
        BigDecimal.valueOf(Math.abs(minor), currency.getDefaultFractionDigits()).toPlainString(),
        minor < 0 ? "DBIT" : "CRDT");
  }
}
