package dev.quittance.ledger.store;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows in PostgreSQL's binary COPY format (PostgreSQL manual, "COPY", File Formats), built up in
 * memory and written out in large pieces.
 */
public final class CopyRows {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final int UUID_OID = 2950;

  /** PostgreSQL counts microseconds from 2000-01-01, Java from 1970-01-01. */
  private static final long EPOCH_DIFFERENCE_MICROS = 946_684_800_000_000L;

  private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
  private long rows;
  private int rowStart;

  public CopyRows() {
    header();
  }

  private void header() {
    buffer.put(SIGNATURE).putInt(0).putInt(0);
  }

  CopyRows row(int columns) {
    rowStart = room(2).position();
    buffer.putShort((short) columns);
    rows++;
    return this;
  }

  CopyRows int2(int value) {
    room(6).putInt(2).putShort((short) value);
    return this;
  }

  CopyRows int4(int value) {
    room(8).putInt(4).putInt(value);
    return this;
  }

  CopyRows int8(long value) {
    room(12).putInt(8).putLong(value);
    return this;
  }

  /** A timestamptz, from microseconds since 1970. */
  CopyRows micros(long value) {
    return int8(value - EPOCH_DIFFERENCE_MICROS);
  }

  CopyRows bytes(byte[] value) {
    room(4 + value.length).putInt(value.length).put(value);
    return this;
  }

  CopyRows uuid(@Nullable UUID value) {
    if (value == null) {
      room(4).putInt(-1);
    } else {
      put(room(20).putInt(16), value);
    }
    return this;
  }

  CopyRows uuids(List<UUID> values) {
    int bytes = 20 + 20 * values.size();
    ByteBuffer out = room(4 + bytes).putInt(bytes);
    out.putInt(1).putInt(0).putInt(UUID_OID).putInt(values.size()).putInt(1);
    for (UUID value : values) {
      put(out.putInt(16), value);
    }
    return this;
  }

  /** The bytes written so far. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /** Where in the bytes the last row begins; it ends where they do. */
  public int rowStart() {
    return rowStart;
  }

  long rows() {
    return rows;
  }

  int size() {
    return buffer.position();
  }

  byte[] array() {
    return buffer.array();
  }

  /** Ends the stream; nothing may be added afterwards. */
  void trailer() {
    room(2).putShort((short) -1);
  }

  /** Starts over with an empty stream. */
  public void clear() {
    buffer.clear();
    rows = 0;
    header();
  }

  private static void put(ByteBuffer out, UUID value) {
    out.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      ByteBuffer larger =
          ByteBuffer.allocate(Math.max(2 * buffer.capacity(), buffer.position() + bytes));
      buffer = larger.put(buffer.flip());
    }
    return buffer;
  }
}
