package dev.quittance.ledger.replay.compare;

import dev.quittance.contract.Ids;
import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.core.fold.Micros;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.store.LedgerTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
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
    for (String column : table.columns().replace("\"", "").split(",\\s*")) {
      int length = in.getInt();
      if (length < 0) {
        continue;
      }
      ByteBuffer value = in.slice(in.position(), length);
      in.position(in.position() + length);
      switch (column) {
        case "position" -> putPosition(fields, table, value.getLong());
        case "partition" -> {} // told by where it was found
        default -> fields.put(column, text(column, value, accounts));
      }
    }
    return fields;
  }

  private static void putPosition(Map<String, String> fields, LedgerTable table, long number) {
    Position position = Position.ofNumber(number & Long.MAX_VALUE);
    fields.put("offset", String.valueOf(position.offset()));
    fields.put("step", String.valueOf(position.step()));
    if (table == LedgerTable.POSTING) {
      fields.put("line", String.valueOf(Position.lineOf(number)));
    }
  }

  /** As {@code partition:offset/step}, even of a tampered row. */
  private static String place(long number) {
    Position position = Position.ofNumber(number & Long.MAX_VALUE);
    return position.partition() + ":" + position.offset() + "/" + position.step();
  }

  private static String text(String column, ByteBuffer value, LongFunction<String> accounts) {
    return switch (column) {
      case "occurred_at", "placed_at", "updated_at" -> Micros.toInstant(value.getLong()).toString();
      case "previous", "last_position" -> place(value.getLong());
      case "chain_hash" -> HexFormat.of().formatHex(bytes(value));
      case "event_id" -> Ids.of(Ids.EVENT, uuid(value));
      case "order_id" -> Ids.of(Ids.ORDER, uuid(value));
      case "payment_id" -> Ids.of(Ids.PAYMENT, uuid(value));
      case "event_marks" -> eventMarks(value);
      case "account", "buyer", "supplier", "debit_account", "credit_account" ->
          accounts.apply(value.getLong());
      case "type" -> name(EventType.values(), value.getShort());
      case "status" -> name(TransactionStatus.values(), value.getShort());
      default -> String.valueOf(number(value));
    };
  }

  /** By its name, or by its number where a row holds one that stands for nothing. */
  private static String name(Enum<?>[] constants, int ordinal) {
    return ordinal >= 0 && ordinal < constants.length
        ? constants[ordinal].name()
        : String.valueOf(ordinal);
  }

  private static long number(ByteBuffer value) {
    return switch (value.remaining()) {
      case 2 -> value.getShort();
      case 4 -> value.getInt();
      default -> value.getLong();
    };
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

  private static UUID uuid(ByteBuffer value) {
    return new UUID(value.getLong(), value.getLong());
  }

  private static byte[] bytes(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.get(bytes);
    return bytes;
  }
}
