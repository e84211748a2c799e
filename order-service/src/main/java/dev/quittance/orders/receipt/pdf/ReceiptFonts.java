package dev.quittance.orders.receipt.pdf;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of receipts as PDF: a part of Noto Sans SC, see {@code fonts/README.md}. Read when the
 * first one is made.
 */
@Singleton
class ReceiptFonts {

  /** For a character that the font has not: the reader sees that something is missing. */
  static final int SQUARE = '\u25A1';

  private static final String REGULAR = "/fonts/NotoSansSC-Regular-receipt.ttf";
  private static final String BOLD = "/fonts/NotoSansSC-Bold-receipt.ttf";

  /**
   * @param characters that the regular font has, by code point
   */
  private record Loaded(byte[] regular, byte[] bold, BitSet characters) {}

  private volatile @Nullable Loaded loaded;

  InputStream regular() {
    return new ByteArrayInputStream(loaded().regular());
  }

  InputStream bold() {
    return new ByteArrayInputStream(loaded().bold());
  }

  /** Whether all characters of a page can be printed. */
  boolean hasAll(String page) {
    return page.codePoints().allMatch(this::has);
  }

  /** The page with a square in place of each character that cannot be printed. */
  String printable(String page) {
    StringBuilder printable = new StringBuilder(page.length());
    page.codePoints().map(c -> has(c) ? c : SQUARE).forEach(printable::appendCodePoint);
    return printable.toString();
  }

  private boolean has(int codePoint) {
    return codePoint == '\n' || loaded().characters().get(codePoint);
  }

  private Loaded loaded() {
    Loaded known = loaded;
    if (known == null) {
      BundledFont.install();
      byte[] regular = bytes(REGULAR);
      known = new Loaded(regular, bytes(BOLD), characters(regular));
      loaded = known;
    }
    return known;
  }

  private static BitSet characters(byte[] font) {
    try (TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
      CmapLookup glyphs = parsed.getUnicodeCmapLookup();
      BitSet characters = new BitSet();
      for (int c = ' '; c < Character.MIN_SUPPLEMENTARY_CODE_POINT; c++) {
        if (glyphs.getGlyphId(c) > 0) {
          characters.set(c);
        }
      }
      return characters;
    } catch (IOException e) {
      throw new UncheckedIOException("reading a font of ours", e);
    }
  }

  private static byte[] bytes(String resource) {
    try (InputStream in =
        Objects.requireNonNull(ReceiptFonts.class.getResourceAsStream(resource), resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("reading a font of ours", e);
    }
  }
}
