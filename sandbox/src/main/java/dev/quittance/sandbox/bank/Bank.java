package dev.quittance.sandbox.bank;

import dev.quittance.sandbox.bank.BankRefusal.Reason;
import dev.quittance.sandbox.books.Amount;
import dev.quittance.sandbox.books.Books;
import dev.quittance.sandbox.books.EntryKind;
import dev.quittance.sandbox.books.EntryStatus;
import dev.quittance.sandbox.journal.Journal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bank's books: what it believes. Its day ends at midnight UTC. */
@Singleton
public final class Bank {

  private static final String NAME = "bank";
  private static final String MOVEMENT = "bank.movement";
  private static final long FIRST_NUMBER = 1_000_000_001L;

  private final Clock clock;
  private final Books books;
  private final Journal journal;
  private final Map<String, BankAccount> accounts = new HashMap<>();
  private final List<Movement> movements = new ArrayList<>();

  Bank(BankConfig config, Clock clock, Books books, Journal journal) {
    this.clock = clock;
    this.books = books;
    this.journal = journal;
    movements.addAll(journal.all(MOVEMENT, Movement.class));
    config
        .accounts()
        .forEach((number, account) ->
            accounts.put(
                number,
                new BankAccount(
                    number, Currency.getInstance(account.currency()), account.opening())));
  }

  /** All accounts, by number. */
  public List<BankAccount> accounts() {
    return accounts.values().stream()
        .sorted((one, other) -> one.number().compareTo(other.number()))
        .toList();
  }

  public BankAccount account(String number) throws BankRefusal {
    BankAccount account = accounts.get(number);
    if (account == null) {
      throw new BankRefusal(Reason.UNKNOWN_ACCOUNT, "The bank has no account " + number + ".");
    }
    return account;
  }

  /** The day that it is at the bank. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /**
   * Somebody transfers money to an account.
   *
   * @param chargeMinor what the bank keeps of it
   * @param day today if null
   */
  public synchronized Movement receive(
      String account,
      long amountMinor,
      long chargeMinor,
      Movement.Terms terms,
      MovementStatus status,
      @Nullable LocalDate day)
      throws BankRefusal {
    return add(
        new Movement(
            nextReference(),
            account(account).number(),
            amountMinor - chargeMinor,
            day == null ? today() : day,
            status,
            null,
            false,
            chargeMinor,
            terms));
  }

  /** The bank charges the account for its services, today. */
  public synchronized Movement charge(String account, long amountMinor, String text)
      throws BankRefusal {
    return add(
        new Movement(
            nextReference(),
            account(account).number(),
            -amountMinor,
            today(),
            MovementStatus.BOOKED,
            null,
            true,
            0,
            new Movement.Terms("The bank", null, null, ReferencePlace.STRD, text, null)));
  }

  /**
   * The account's owner orders a payment to whoever sent a movement. Ordered again with the same
   * end-to-end id, it is paid once.
   *
   * @param toSenderOf the bank reference of what was received
   */
  public synchronized Movement pay(
      String account, long amountMinor, String endToEndId, String toSenderOf, @Nullable String text)
      throws BankRefusal {
    Optional<Movement> before = payment(account, endToEndId);
    if (before.isPresent()) {
      if (before.get().amountMinor() != -amountMinor) {
        throw new BankRefusal(
            Reason.ID_USED, "Another payment was ordered with this end-to-end id.");
      }
      return before.get();
    }
    Movement received = movement(account, toSenderOf);
    Movement.Terms terms = received.terms();
    return add(
        new Movement(
            nextReference(),
            received.account(),
            -amountMinor,
            today(),
            MovementStatus.BOOKED,
            null,
            false,
            0,
            new Movement.Terms(
                terms.otherName(),
                terms.otherAccount(),
                endToEndId,
                ReferencePlace.END_TO_END_ID,
                text,
                null)));
  }

  /** What became of an order. */
  public synchronized Optional<Movement> payment(String account, String endToEndId)
      throws BankRefusal {
    return of(account)
        .filter(one -> one.amountMinor() < 0 && one.reverses() == null)
        .filter(one -> endToEndId.equals(one.terms().reference()))
        .findFirst();
  }

  /** A pending movement is booked today. */
  public synchronized Movement book(String account, String bankReference) throws BankRefusal {
    Movement pending = movement(account, bankReference);
    if (pending.isBooked()) {
      throw new BankRefusal(Reason.TOO_LATE, "It is booked already.");
    }
    Movement booked = pending.booked(today());
    movements.set(movements.indexOf(pending), booked);
    keep(booked);
    books.change(NAME, bankReference, EntryStatus.MOVED, null);
    return booked;
  }

  /** The bank takes a booked movement back, today, with its own reference. */
  public synchronized Movement reverse(String account, String bankReference) throws BankRefusal {
    Movement taken = movement(account, bankReference);
    boolean again = of(account).anyMatch(one -> bankReference.equals(one.reverses()));
    if (!taken.isBooked() || again) {
      throw new BankRefusal(Reason.TOO_LATE, "It is not booked, or was taken back already.");
    }
    books.change(NAME, bankReference, EntryStatus.REVERSED, null);
    Movement reversal =
        new Movement(
            nextReference(),
            taken.account(),
            -taken.amountMinor(),
            today(),
            MovementStatus.BOOKED,
            bankReference,
            false,
            0,
            taken.terms());
    movements.add(reversal);
    keep(reversal);
    return reversal;
  }

  /** All movements of an account, in the order in which they were made. */
  public synchronized List<Movement> movements(String account) throws BankRefusal {
    return of(account).toList();
  }

  /** The booked balance at the end of a day. */
  public synchronized long bookedMinor(String account, LocalDate endOf) throws BankRefusal {
    return account(account).bookedMinor(movements(account), endOf);
  }

  /** The statement of a day: nothing moves between its lines and its balances. */
  public synchronized StatementOfDay statement(String account, LocalDate day) throws BankRefusal {
    return StatementOfDay.of(account(account), movements(account), day);
  }

  private Movement movement(String account, String bankReference) throws BankRefusal {
    return of(account)
        .filter(one -> one.bankReference().equals(bankReference))
        .findFirst()
        .orElseThrow(() ->
            new BankRefusal(
                Reason.UNKNOWN_MOVEMENT, "The account has no movement " + bankReference + "."));
  }

  private Stream<Movement> of(String account) throws BankRefusal {
    String number = account(account).number();
    return movements.stream().filter(one -> one.account().equals(number));
  }

  private Movement add(Movement movement) throws BankRefusal {
    Currency currency = account(movement.account()).currency();
    movements.add(movement);
    keep(movement);
    books.enter(
        NAME,
        movement.amountMinor() < 0 ? EntryKind.TRANSFER_OUT : EntryKind.TRANSFER_IN,
        movement.bankReference(),
        movement.terms().reference(),
        null,
        new Amount(Math.abs(movement.amountMinor()), currency.getCurrencyCode()),
        movement.isBooked() ? EntryStatus.MOVED : EntryStatus.OPEN);
    return movement;
  }

  private void keep(Movement movement) {
    journal.keep(MOVEMENT, movement.bankReference(), movement);
  }

  private String nextReference() {
    return "SB" + (FIRST_NUMBER + movements.size());
  }
}
