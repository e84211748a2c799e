package dev.quittance.ledger.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Rows in PostgreSQL's binary COPY format (PostgreSQL manual, "COPY", File Formats), built up in
 * memory and written out in large pieces.
 */
public final class CopyRows {

  /** What comes before the first row: the signature, no flags, no extension. */
  static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  /** What comes after the last row: instead of a number of columns. */
  static final byte[] TRAILER = {-1, -1};

  private static final int UUID_OID = 2950;
  private static final int INT8_OID = 20;

  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  /** More than a row's columns of fixed length need together: room is made once a row. */
  private static final int FIXED_BYTES = 512;

  private byte[] bytes = new byte[1 << 16];
  private ByteBuffer buffer = ByteBuffer.wrap(bytes);
  private int end;
  private long rows;
  private int rowStart;

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN);
  }

  /** Begins a row; its columns follow in the layout's order. */
  CopyRows row(RowLayout layout) {
    makeRoom(0);
    rowStart = end;
    putShort((short) layout.size());
    rows++;
    return this;
  }

  CopyRows int2(int value) {
    putInt(2);
    putShort((short) value);
    return this;
  }

  CopyRows int8(long value) {
    putInt(8);
    putLong(value);
    return this;
  }

  CopyRows bytes(byte[] value) {
    makeRoom(value.length);
    putInt(value.length);
    System.arraycopy(value, 0, bytes, end, value.length);
    end += value.length;
    return this;
  }

  CopyRows uuid(UUID value) {
    put(value);
    return this;
  }

  /** An SQL null. */
  CopyRows absent() {
    putInt(-1);
    return this;
  }

  CopyRows uuids(List<UUID> values) {
    int length = 20 + 20 * values.size();
    makeRoom(length);
    putInt(length);
    putInt(1);
    putInt(0);
    putInt(UUID_OID);
    putInt(values.size());
    putInt(1);
    for (UUID value : values) {
      put(value);
    }
    return this;
  }

  CopyRows int8s(long[] values) {
    int length = 20 + 12 * values.length;
    makeRoom(length);
    putInt(length);
    putInt(1);
    putInt(0);
    putInt(INT8_OID);
    putInt(values.length);
    putInt(1);
    for (long value : values) {
      int8(value);
    }
    return this;
  }

  CopyRows text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** An amount of which zero is nothing. */
  CopyRows int8OrAbsent(long value) {
    return value == 0 ? absent() : int8(value);
  }

  /** The bytes written so far, from 0 to {@link #size}. */
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

  /** Where the bytes end. */
  public int size() {
    return end;
  }

  byte[] array() {
    return bytes;
  }

  /** Starts over without rows. */
  public void clear() {
    rows = 0;
    end = 0;
  }

  private void put(UUID value) {
    putInt(16);
    putLong(value.getMostSignificantBits());
    putLong(value.getLeastSignificantBits());
  }

  private void putShort(short value) {
    SHORT.set(bytes, end, value);
    end += Short.BYTES;
  }

  private void putInt(int value) {
    INT.set(bytes, end, value);
    end += Integer.BYTES;
  }

  private void putLong(long value) {
    LONG.set(bytes, end, value);
    end += Long.BYTES;
  }

  /** Room for so many bytes, and after them for the columns of fixed length. */
  private void makeRoom(int more) {
    int needed = end + more + FIXED_BYTES;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, needed));
      buffer = ByteBuffer.wrap(bytes);
    }
  }
}
