package dev.quittance.ledger.store;

import org.jspecify.annotations.Nullable;

/** What a column of a ledger table holds. */
public enum ColumnType {
  /** The position of the entry that the row is. */
  ENTRY_POSITION("int8", 8),
  /** The position of the posting that the row is. */
  POSTING_POSITION("int8", 8),
  /** The position of another row's entry. */
  POSITION("int8", 8),
  /** Microseconds since 1970 UTC. */
  TIME("int8", 8),
  /** A number of the dictionary. */
  ACCOUNT("int8", 8),
  /** Minor units. */
  AMOUNT("int8", 8),
  PARTITION("int2", 2),
  EVENT_TYPE("int2", 2),
  STATUS("int2", 2),
  EVENT_ID("uuid", 16),
  ORDER_ID("uuid", 16),
  PAYMENT_ID("uuid", 16),
  CHAIN_HASH("bytea", ColumnType.VARIABLE),
  EVENT_MARKS("uuid[]", ColumnType.VARIABLE),
  /** Numbers of the dictionary. */
  ACCOUNTS("int8[]", ColumnType.VARIABLE),
  /** As {@link OpenDisputes} writes them. */
  DISPUTES("text", ColumnType.VARIABLE);

  static final int VARIABLE = -1;

  private final String sql;
  private final int bytes;

  ColumnType(String sql, int bytes) {
    this.sql = sql;
    this.bytes = bytes;
  }

  /** PostgreSQL's name of the type. */
  String sql() {
    return sql;
  }

  /**
   * The type of an array that has one of its values for each row. Arrays are sent as text: unnest()
   * would take an array of arrays apart.
   */
  String parameter() {
    return sql.endsWith("[]") ? "text" : sql;
  }

  /** For so many values of a type: the driver sends arrays of some classes in binary. */
  static @Nullable Object[] array(String type, int length) {
    return switch (type) {
      case "int8" -> new Long[length];
      case "int2" -> new Short[length];
      case "bytea" -> new byte[length][];
      default -> new Object[length];
    };
  }

  /** How wide a value is in a row, or {@link #VARIABLE}. */
  int bytes() {
    return bytes;
  }
}
