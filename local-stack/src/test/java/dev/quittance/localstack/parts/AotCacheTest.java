package dev.quittance.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

  private static final List<String> OPTIONS = List.of("-Xmx64m", "-XX:+UseSerialGC");

  @TempDir Path directory;

  private Path jar = Path.of("");

  /** What is run with and without a cache. */
  static final class Greeting {

    private Greeting() {}

    public static void main(String[] arguments) {
      System.out.println("Good day");
    }
  }

  private record Said(int status, String text) {}

  @BeforeEach
  void aProgram() throws IOException {
    jar = directory.resolve("program.jar");
    String name = Greeting.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        InputStream type =
            Objects.requireNonNull(Greeting.class.getClassLoader().getResourceAsStream(name))) {
      entries.putNextEntry(new JarEntry(name));
      type.transferTo(entries);
    }
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
  }

  @Test
  void aCacheIsMadeOfATrainingRunAndUsed() throws Exception {
    AotCache cache = train();
    assertThat(cache.isThere()).isTrue();
    assertThat(cache.isDue()).isFalse();
    Said said = run(List.of("-Xlog:class+load"), cache.use());
    assertThat(said.status()).isZero();
    assertThat(said.text()).contains(Greeting.class.getName() + " source: shared objects file");
    assertThat(files()).hasSize(1);
  }

  @Test
  void aJvmStartsWithACacheThatIsCorrupt() throws Exception {
    Path file = onlyFile(train());
    byte[] whole = Files.readAllBytes(file);

    byte[] changed = whole.clone();
    for (int i = whole.length / 2; i < whole.length / 2 + 100_000; i++) {
      changed[i] ^= 0x5a;
    }
    assertStarts(file, changed);
    assertStarts(file, Arrays.copyOf(whole, whole.length / 3));
    assertStarts(file, "no cache at all".getBytes(StandardCharsets.UTF_8));
    assertStarts(file, new byte[0]);
  }

  @Test
  void aJvmStartsWithACacheOfAnotherJar() throws Exception {
    List<String> use = train().use();
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:07Z")));
    Said said = run(List.of(), use);
    assertThat(said.status()).isZero();
    assertThat(said.text()).endsWith("Good day\n");
    assertThat(said.text().lines().count()).isLessThanOrEqualTo(2);
  }

  @Test
  void aChangedJarHasAnotherCacheAndTheOldOneGoesWhenThatIsMade() throws Exception {
    AotCache old = train();
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:07Z")));
    assertThat(cache().isThere()).isFalse();
    assertThat(cache().isDue()).isTrue();
    assertThat(cache().use()).isEmpty();

    AotCache anew = train();
    assertThat(anew.isThere()).isTrue();
    assertThat(old.isThere()).isFalse();
    assertThat(files()).hasSize(1);
  }

  @Test
  void otherOptionsHaveAnotherCache() throws Exception {
    Path options = Files.writeString(directory.resolve("jvm.options"), "-Xmx64m");
    List<String> named = List.of("@" + options);
    AotCache cache = AotCache.of(directory.resolve("aot"), List.of(jar), named);
    cache.prepare();
    Files.writeString(Path.of(cache.create(jar).getLast().replace("-XX:AOTCache=", "")), "made");
    cache.keep();
    assertThat(AotCache.of(directory.resolve("aot"), List.of(jar), named).isThere()).isTrue();
    Files.writeString(options, "-Xmx65m");
    assertThat(AotCache.of(directory.resolve("aot"), List.of(jar), named).isThere()).isFalse();
  }

  @Test
  void whatCannotBeMadeIsNotDueAgainUntilItChanges() throws Exception {
    cache().giveUp();
    assertThat(cache().isDue()).isFalse();
    assertThat(cache().use()).isEmpty();
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:07Z")));
    assertThat(cache().isDue()).isTrue();
    train();
    assertThat(files()).hasSize(1);
  }

  private void assertStarts(Path file, byte[] content) throws Exception {
    Files.write(file, content);
    Said said = run(List.of(), cache().use());
    assertThat(said.status()).isZero();
    assertThat(said.text()).endsWith("Good day\n");
  }

  private AotCache cache() {
    return AotCache.of(directory.resolve("aot"), List.of(jar), OPTIONS);
  }

  private AotCache train() throws Exception {
    AotCache cache = cache();
    Path recording = directory.resolve("recording");
    cache.prepare();
    assertThat(run(List.of(), AotCache.record(recording)).status()).isZero();
    Said said = run(List.of(), cache.create(recording));
    assertThat(said.status()).as(said.text()).isZero();
    cache.keep();
    return cache;
  }

  private Said run(List<String> more, List<String> options) throws Exception {
    Process process =
        new ProcessBuilder(
                JavaCommand.with()
                    .and(OPTIONS)
                    .and(more)
                    .and(options)
                    .main(jar.toString(), Greeting.class.getName()))
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  private Path onlyFile(AotCache cache) throws IOException {
    assertThat(cache.isThere()).isTrue();
    return files().getFirst();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("aot"))) {
      return files.toList();
    }
  }
}
