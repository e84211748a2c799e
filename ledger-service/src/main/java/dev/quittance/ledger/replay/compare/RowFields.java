package dev.quittance.ledger.replay.compare;

import dev.quittance.contract.Ids;
import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.core.fold.Micros;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.store.LedgerTable;
import dev.quittance.ledger.store.RowLayout.Column;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;

/** A row in binary COPY form as text, for people to compare. */
final class RowFields {

  private RowFields() {}

  /** Fields by column name; account numbers are shown as {@code accounts} names them. */
  static Map<String, String> of(LedgerTable table, byte[] row, LongFunction<String> accounts) {
    ByteBuffer in = ByteBuffer.wrap(row);
    in.getShort();
    Map<String, String> fields = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      int length = in.getInt();
      if (length >= 0) {
        put(fields, column, in.slice(in.position(), length), accounts);
        in.position(in.position() + length);
      }
    }
    return fields;
  }

  private static void put(
      Map<String, String> fields, Column column, ByteBuffer value, LongFunction<String> accounts) {
    String name = column.name();
    switch (column.type()) {
      case PARTITION -> {} // known by where the row was found
      case ENTRY_POSITION -> putPosition(fields, value.getLong());
      case POSTING_POSITION -> {
        long number = value.getLong();
        putPosition(fields, number);
        fields.put("line", String.valueOf(Position.lineOf(number)));
      }
      case POSITION -> fields.put(name, place(value.getLong()));
      case TIME -> fields.put(name, Micros.toInstant(value.getLong()).toString());
      case ACCOUNT -> fields.put(name, accounts.apply(value.getLong()));
      case AMOUNT -> fields.put(name, String.valueOf(value.getLong()));
      case EVENT_TYPE -> fields.put(name, name(EventType.values(), value.getShort()));
      case STATUS -> fields.put(name, name(TransactionStatus.values(), value.getShort()));
      case EVENT_ID -> fields.put(name, Ids.of(Ids.EVENT, uuid(value)));
      case ORDER_ID -> fields.put(name, Ids.of(prefix(fields), uuid(value)));
      case PAYMENT_ID -> fields.put(name, Ids.of(Ids.PAYMENT, uuid(value)));
      case CHAIN_HASH -> fields.put(name, HexFormat.of().formatHex(bytes(value)));
      case EVENT_MARKS -> fields.put(name, eventMarks(value));
      case ACCOUNTS -> fields.put(name, accounts(value, accounts));
      case DISPUTES -> fields.put(name, new String(bytes(value), StandardCharsets.UTF_8));
    }
  }

  private static void putPosition(Map<String, String> fields, long number) {
    Position position = Position.ofNumber(number & Long.MAX_VALUE);
    fields.put("offset", String.valueOf(position.offset()));
    fields.put("step", String.valueOf(position.step()));
  }

  /** As {@code partition:offset/step}, even of a tampered row. */
  private static String place(long number) {
    Position position = Position.ofNumber(number & Long.MAX_VALUE);
    return position.partition() + ":" + position.offset() + "/" + position.step();
  }

  /** By its name, or by its number where a row holds one that stands for nothing. */
  private static String name(Enum<?>[] constants, int ordinal) {
    return ordinal >= 0 && ordinal < constants.length
        ? constants[ordinal].name()
        : String.valueOf(ordinal);
  }

  private static String eventMarks(ByteBuffer array) {
    int dimensions = array.getInt();
    array.position(array.position() + 8);
    List<String> ids = new ArrayList<>();
    if (dimensions == 1) {
      int size = array.getInt();
      array.getInt();
      for (int i = 0; i < size; i++) {
        array.getInt();
        ids.add(uuid(array).toString());
      }
    }
    return String.join(" ", ids);
  }

  private static String accounts(ByteBuffer array, LongFunction<String> names) {
    int dimensions = array.getInt();
    array.position(array.position() + 8);
    List<String> found = new ArrayList<>();
    if (dimensions == 1) {
      int size = array.getInt();
      array.getInt();
      for (int i = 0; i < size; i++) {
        array.getInt();
        found.add(names.apply(array.getLong()));
      }
    }
    return String.join(" ", found);
  }

  /** Orders and receipts are in the same tables: the status, which comes before the id, tells. */
  private static String prefix(Map<String, String> fields) {
    // Also of a journal entry, whose status is the transaction's.
    String status = fields.getOrDefault("status", "");
    boolean ofReceipt =
        Arrays.stream(TransactionStatus.values())
            .anyMatch(one -> one.isOfReceipt() && one.name().equals(status));
    return ofReceipt ? Ids.RECEIPT : Ids.ORDER;
  }

  private static UUID uuid(ByteBuffer value) {
    return new UUID(value.getLong(), value.getLong());
  }

  private static byte[] bytes(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.get(bytes);
    return bytes;
  }
}
