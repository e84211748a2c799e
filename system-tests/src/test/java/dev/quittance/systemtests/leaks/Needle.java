package dev.quittance.systemtests.leaks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A text that must be nowhere, in the forms in which it could be somewhere. */
public final class Needle {

  private static final int WINDOW = 1 << 20;

  private final List<byte[]> forms = new ArrayList<>();
  private final List<String> texts;

  /**
   * @param texts the same in several spellings
   */
  public Needle(String... texts) {
    this.texts = List.of(texts);
    for (String text : texts) {
      for (Charset charset :
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
        forms.add(text.getBytes(charset));
      }
      forms.add(hex(text).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Also as the bytes of a column in hexadecimal. */
  public boolean isIn(String text) {
    return texts.stream().anyMatch(one -> text.contains(one) || text.contains(hex(one)));
  }

  public boolean isIn(byte[] bytes) {
    return forms.stream().anyMatch(form -> indexOf(bytes, bytes.length, form) >= 0);
  }

  /** Whether a file of any size has it: as bytes, as characters, or in hexadecimal. */
  public boolean isIn(Path file) throws IOException {
    int longest = forms.stream().mapToInt(form -> form.length).max().orElseThrow();
    byte[] window = new byte[WINDOW];
    int held = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), WINDOW)) {
      for (int read = in.read(window); read >= 0; read = in.read(window, held, WINDOW - held)) {
        held += read;
        for (byte[] form : forms) {
          if (indexOf(window, held, form) >= 0) {
            return true;
          }
        }
        int kept = Math.min(held, longest - 1);
        System.arraycopy(window, held - kept, window, 0, kept);
        held = kept;
      }
    }
    return false;
  }

  private static int indexOf(byte[] in, int length, byte[] form) {
    for (int at = 0; at + form.length <= length; at++) {
      int i = 0;
      while (i < form.length && in[at + i] == form[i]) {
        i++;
      }
      if (i == form.length) {
        return at;
      }
    }
    return -1;
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
