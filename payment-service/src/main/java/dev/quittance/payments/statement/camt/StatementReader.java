package dev.quittance.payments.statement.camt;

import dev.quittance.payments.statement.Direction;
import dev.quittance.payments.statement.Entry;
import dev.quittance.payments.statement.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one {@code Stmt}. */
final class StatementReader {

  /**
   * A balance.
   *
   * @param code of ISO 20022, such as {@code OPBD}
   */
  private record Balance(String code, @Nullable LocalDate on, Currency currency, long minor) {}

  private static final Comparator<Balance> BY_DAY =
      Comparator.comparing(Balance::on, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final String place;
  private final Faults faults;
  private final List<Balance> balances = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private String id = "";
  private @Nullable String account;
  private @Nullable Currency currency;
  private boolean sound = true;

  StatementReader(String place, Faults faults) {
    this.place = place;
    this.faults = faults;
  }

  /**
   * @return null if something is wrong with it, which the faults say
   */
  @Nullable Statement read(XmlStream xml) throws UnreadableStatementException {
    int entry = 0;
    for (String name = xml.next(); name != null; name = xml.next()) {
      switch (name) {
        case "Id" -> {
          String text = xml.read().value();
          id = text == null ? "" : text;
        }
        case "Acct" -> account(xml.read());
        case "Bal" -> balance(xml.read());
        case "Ntry" -> entry(new EntryReader(place + "/Ntry[" + ++entry + "]", xml.read(), faults));
        default -> xml.skip();
      }
    }
    return whole();
  }

  private void account(XmlElement element) {
    String iban = element.text("Id", "IBAN");
    account = iban == null ? element.text("Id", "Othr", "Id") : iban.replace(" ", "");
    String code = element.text("Ccy");
    if (code != null) {
      currency = Amounts.currency(code).orElse(null);
      if (currency == null) {
        fault("/Acct/Ccy", "is not an ISO 4217 currency");
      }
    }
  }

  private void balance(XmlElement element) {
    String code = element.text("Tp", "CdOrPrtry", "Cd");
    if (code == null || !Set.of("OPBD", "PRCD", "CLBD", "ITBD").contains(code)) {
      return; // available and expected balances count what is not booked
    }
    String at = place + "/Bal(" + code + ")";
    Optional<Amounts.Amount> amount = Amounts.balance(element.first("Amt"));
    Optional<Direction> direction = Amounts.direction(element.text("CdtDbtInd"));
    if (amount.isEmpty()) {
      fault("/Bal(" + code + ")/Amt", Amounts.RULE);
    } else if (direction.isEmpty()) {
      fault("/Bal(" + code + ")/CdtDbtInd", Amounts.DIRECTION_RULE);
    } else {
      balances.add(
          new Balance(
              code,
              EntryReader.date(element.first("Dt"), at, faults),
              amount.get().currency(),
              direction.get().signed(amount.get().minor())));
    }
  }

  private void entry(EntryReader reader) {
    reader.read().ifPresentOrElse(entries::add, () -> sound = false);
  }

  private @Nullable Statement whole() {
    Balance opening = opening().orElse(null);
    Balance closing = closing().orElse(null);
    if (account == null) {
      fault("/Acct/Id", "is missing: neither IBAN nor Othr/Id says whose statement it is");
    }
    if (opening == null) {
      fault("/Bal", "has no opening booked balance (OPBD, PRCD), so that it cannot be checked");
    }
    if (closing == null) {
      fault("/Bal", "has no closing booked balance (CLBD), so that it cannot be checked");
    }
    if (!sound || account == null || opening == null || closing == null || !isOneCurrency()) {
      return null;
    }
    Statement statement =
        new Statement(
            place, id, account, opening.currency(), opening.minor(), closing.minor(), entries);
    return checked(statement);
  }

  private @Nullable Statement checked(Statement statement) {
    try {
      if (statement.addsUp()) {
        return statement;
      }
      fault(
          "",
          "does not add up: opening balance %s and booked entries %s do not make the closing balance %s"
              .formatted(
                  Amounts.words(statement.openingMinor(), statement.currency()),
                  Amounts.words(statement.bookedMinor(), statement.currency()),
                  Amounts.words(statement.closingMinor(), statement.currency())));
    } catch (ArithmeticException e) {
      fault("", "has amounts that are too large to be added");
    }
    return null;
  }

  private boolean isOneCurrency() {
    Set<String> all = new TreeSet<>();
    balances.forEach(balance -> all.add(balance.currency().getCurrencyCode()));
    entries.forEach(entry -> all.add(entry.amount().currency().getCurrencyCode()));
    if (currency != null) {
      all.add(currency.getCurrencyCode());
    }
    if (all.size() > 1) {
      fault("", "has balances or entries in another currency than its account: " + all);
    }
    return all.size() == 1;
  }

  /** A page of a statement begins with an interim balance, unless it is the first. */
  private Optional<Balance> opening() {
    return of("OPBD").min(BY_DAY).or(() -> of("PRCD").max(BY_DAY)).or(() -> of("ITBD").findFirst());
  }

  private Optional<Balance> closing() {
    return of("CLBD").max(BY_DAY).or(() -> of("ITBD").reduce((_, last) -> last));
  }

  private Stream<Balance> of(String code) {
    return balances.stream().filter(balance -> balance.code().equals(code));
  }

  private void fault(String element, String message) {
    faults.add(place + element, message);
    sound = false;
  }
}
