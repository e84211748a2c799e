package dev.quittance.ledger.core.journal;

import dev.quittance.ledger.core.fold.PaymentExtras;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.fold.TransactionStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a book, in the order in which they were put in. A replay has a partition's
 * orders all in memory, so they are in arrays, about 180 bytes an order and nothing for a collector
 * to follow; a {@link Transaction} is made when one is asked for.
 */
public final class Transactions implements Iterable<Transaction> {

  private static final TransactionStatus[] STATUSES = TransactionStatus.values();

  /** What is allocated at first, at most: a wrong guess must not use up the memory. */
  private static final int MOST_EVENTS_AT_FIRST = 1 << 17;

  // The columns of a row, in longs.
  private static final int ORDER_HIGH = 0;
  private static final int ORDER_LOW = 1;
  private static final int PAYMENT_HIGH = 2;
  private static final int PAYMENT_LOW = 3;
  private static final int TOTAL = 4;
  private static final int FEE = 5;
  private static final int REFUNDED = 6;
  private static final int FEE_REFUNDED = 7;
  private static final int PLACED_AT = 8;
  private static final int UPDATED_AT = 9;
  private static final int LAST_OFFSET = 10;

  /** Two numbers: the step of the last event, and the status, negative if there is no payment. */
  private static final int LAST_STEP_AND_STATUS = 11;

  /** Two numbers: the balances of buyer and supplier. */
  private static final int BUYER_AND_SUPPLIER = 12;

  /** Two numbers: how many events, and where the newest one's mark is. */
  private static final int EVENTS = 13;

  /** Its place among the extras, from 1; 0 for nearly every order, which has none. */
  private static final int EXTRAS = 14;

  private static final int ROW = 15;

  private static final int BYTES_PER_EXTRAS = 256;

  /** One of their lists: an open dispute with its fee, a currency. */
  private static final int BYTES_PER_ITEM = 160;

  // Event marks: two longs each, and where the one before it is.
  private static final int PREVIOUS = 2;
  private static final int EVENT = 3;

  private int partition;
  private final MemoryBudget budget;
  private Balances balances;
  private long[] rows;
  private long[] events;
  private final List<PaymentExtras> extras = new ArrayList<>();
  private long extrasReserved;
  private int size;
  private int eventCount;

  /** Open addressing, linear probing: a row's number plus 1, 0 for none. */
  private int[] slots;

  Transactions(long expectedEvents, MemoryBudget budget) {
    int expected = (int) Math.clamp(expectedEvents, 1, MOST_EVENTS_AT_FIRST);
    int firstRows = Integer.highestOneBit(expected);
    this.budget = budget;
    this.balances = new Balances(MemoryBudget.unlimited());
    budget.reserve(longs(firstRows * ROW) + longs(expected * EVENT) + longs(firstRows));
    this.rows = new long[firstRows * ROW];
    this.events = new long[expected * EVENT];
    this.slots = new int[2 * firstRows];
  }

  /** Begins another book. */
  void clear(int ofPartition, Balances ofBook) {
    partition = ofPartition;
    balances = ofBook;
    size = 0;
    eventCount = 0;
    budget.release(extrasReserved);
    extrasReserved = 0;
    extras.clear();
    Arrays.fill(slots, 0);
  }

  public int size() {
    return size;
  }

  /** The order's transaction, or null if there is none. */
  public @Nullable Transaction get(UUID order) {
    int row = slots[slot(order.getMostSignificantBits(), order.getLeastSignificantBits())] - 1;
    return row < 0 ? null : at(row);
  }

  /** Puts in a transaction, in place of an earlier state of it: one with fewer of its events. */
  void put(Transaction transaction) {
    int at = rowOf(transaction.orderId()) * ROW;
    UUID payment = transaction.paymentId();
    int status = transaction.status().ordinal();
    rows[at + PAYMENT_HIGH] = payment == null ? 0 : payment.getMostSignificantBits();
    rows[at + PAYMENT_LOW] = payment == null ? 0 : payment.getLeastSignificantBits();
    rows[at + TOTAL] = transaction.totalMinor();
    rows[at + FEE] = transaction.feeMinor();
    rows[at + REFUNDED] = transaction.refundedMinor();
    rows[at + FEE_REFUNDED] = transaction.feeRefundedMinor();
    rows[at + PLACED_AT] = transaction.placedAtMicros();
    rows[at + UPDATED_AT] = transaction.updatedAtMicros();
    rows[at + LAST_OFFSET] = transaction.last().offset();
    rows[at + LAST_STEP_AND_STATUS] =
        two(transaction.last().step(), payment == null ? ~status : status);
    putExtras(at, transaction.extras());
    if (first(rows[at + EVENTS]) == 0) {
      // Who buys and who sells never changes.
      rows[at + BUYER_AND_SUPPLIER] =
          two(
              balances.of(transaction.buyer()).index(),
              balances.of(transaction.supplier()).index());
    }
    List<UUID> ids = transaction.eventMarks();
    for (int known = first(rows[at + EVENTS]); known < ids.size(); known++) {
      rows[at + EVENTS] = two(known + 1, addEvent(ids.get(known), second(rows[at + EVENTS])));
    }
  }

  private void putExtras(int at, PaymentExtras found) {
    int place = (int) rows[at + EXTRAS];
    if (place > 0) {
      reserveExtras(bytes(found) - bytes(extras.get(place - 1)));
      extras.set(place - 1, found);
    } else if (!found.isNone()) {
      reserveExtras(bytes(found));
      extras.add(found);
      rows[at + EXTRAS] = extras.size();
    }
  }

  /** Fewer if negative. */
  private void reserveExtras(long bytes) {
    budget.reserve(bytes);
    extrasReserved += bytes;
  }

  private static long bytes(PaymentExtras found) {
    return BYTES_PER_EXTRAS
        + (long) BYTES_PER_ITEM * (found.disputes().size() + found.otherCurrencies().size());
  }

  private Transaction at(int row) {
    int at = row * ROW;
    int status = second(rows[at + LAST_STEP_AND_STATUS]);
    return new Transaction(
        new UUID(rows[at + ORDER_HIGH], rows[at + ORDER_LOW]),
        STATUSES[status < 0 ? ~status : status],
        balances.at(first(rows[at + BUYER_AND_SUPPLIER])).account(),
        balances.at(second(rows[at + BUYER_AND_SUPPLIER])).account(),
        status < 0 ? null : new UUID(rows[at + PAYMENT_HIGH], rows[at + PAYMENT_LOW]),
        rows[at + TOTAL],
        rows[at + FEE],
        rows[at + REFUNDED],
        rows[at + FEE_REFUNDED],
        rows[at + EXTRAS] == 0 ? PaymentExtras.NONE : extras.get((int) rows[at + EXTRAS] - 1),
        rows[at + PLACED_AT],
        rows[at + UPDATED_AT],
        new Position(partition, rows[at + LAST_OFFSET], first(rows[at + LAST_STEP_AND_STATUS])),
        eventMarks(first(rows[at + EVENTS]), second(rows[at + EVENTS])));
  }

  private List<UUID> eventMarks(int count, int newest) {
    UUID[] ids = new UUID[count];
    int event = newest;
    for (int i = count - 1; i >= 0; i--) {
      int at = event * EVENT;
      ids[i] = new UUID(events[at], events[at + 1]);
      event = (int) events[at + PREVIOUS];
    }
    return List.of(ids);
  }

  private int addEvent(UUID id, int previous) {
    int at = eventCount * EVENT;
    if (at == events.length) {
      long before = longs(events.length);
      budget.reserve(2 * before); // both are held while one is copied into the other
      events = Arrays.copyOf(events, Math.multiplyExact(2, events.length));
      budget.release(before);
    }
    events[at] = id.getMostSignificantBits();
    events[at + 1] = id.getLeastSignificantBits();
    events[at + PREVIOUS] = previous;
    return eventCount++;
  }

  /** The order's row; a new one with nothing in it if there is none. */
  private int rowOf(UUID order) {
    long high = order.getMostSignificantBits();
    long low = order.getLeastSignificantBits();
    int slot = slot(high, low);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (size == rows.length / ROW) {
      grow();
      slot = slot(high, low);
    }
    Arrays.fill(rows, size * ROW, (size + 1) * ROW, 0);
    rows[size * ROW + ORDER_HIGH] = high;
    rows[size * ROW + ORDER_LOW] = low;
    slots[slot] = size + 1;
    return size++;
  }

  private void grow() {
    long before = longs(rows.length) + longs(slots.length) / 2;
    budget.reserve(2 * before); // both are held while one is copied into the other
    rows = Arrays.copyOf(rows, Math.multiplyExact(2, rows.length));
    slots = new int[2 * slots.length];
    for (int row = 0; row < size; row++) {
      int at = row * ROW;
      slots[slot(rows[at + ORDER_HIGH], rows[at + ORDER_LOW])] = row + 1;
    }
    budget.release(before);
  }

  private static long longs(int count) {
    return (long) count * Long.BYTES;
  }

  /** The slot that has the order, or the free one where it belongs. */
  private int slot(long high, long low) {
    int mask = slots.length - 1;
    int slot = hash(high, low) & mask;
    while (slots[slot] != 0 && !isAt(slots[slot] - 1, high, low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isAt(int row, long high, long low) {
    return rows[row * ROW + ORDER_HIGH] == high && rows[row * ROW + ORDER_LOW] == low;
  }

  /** Ids of one moment differ in few bits (RFC 9562, version 7), so all are mixed. */
  private static int hash(long high, long low) {
    long mixed = (high * 31 + low) * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> Integer.SIZE);
  }

  private static long two(int first, int second) {
    return (long) first << Integer.SIZE | Integer.toUnsignedLong(second);
  }

  private static int first(long two) {
    return (int) (two >>> Integer.SIZE);
  }

  private static int second(long two) {
    return (int) two;
  }

  @Override
  public Iterator<Transaction> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public Transaction next() {
        if (next >= size) {
          throw new NoSuchElementException();
        }
        return at(next++);
      }
    };
  }
}
