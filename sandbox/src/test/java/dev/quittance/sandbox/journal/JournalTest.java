package dev.quittance.sandbox.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private record Thing(String name, long minor, @Nullable Instant at) {}

  private static final Thing FIRST = new Thing("first", 1, null);
  private static final Thing SECOND =
      new Thing("second", 2, Instant.parse("2026-11-26T12:00:00.954717152Z"));

  @TempDir private Path directory;

  @Test
  void aStartRemembersEachThingAsItWasLast() throws IOException {
    Journal journal = new Journal(file());
    assertThat(journal.all("thing", Thing.class)).isEmpty();
    journal.keep("thing", "1", FIRST);
    journal.keep("thing", "2", FIRST);
    journal.keep("other", "1", FIRST);
    journal.keep("thing", "1", SECOND);
    journal.forget("thing", "2");
    for (int start = 0; start < 2; start++) {
      assertThat(new Journal(file()).all("thing", Thing.class)).containsExactly(SECOND);
      assertThat(new Journal(file()).all("other", Thing.class)).containsExactly(FIRST);
      assertThat(Files.readAllLines(file())).hasSize(2);
    }
  }

  @Test
  void aFileThatGrowsIsWrittenAnewWhileOthersKeepThings() throws Exception {
    new Journal(file()).keep("unasked", "1", SECOND);
    Journal journal = new Journal(file(), 1, 1_000);
    assertThat(journal.all("thing", Thing.class)).isEmpty();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < 4; thread++) {
        String name = "thread-" + thread;
        threads.execute(() -> {
          for (int minor = 0; minor <= 2_000; minor++) {
            journal.keep("thing", name, new Thing(name, minor, null));
          }
        });
      }
    }
    // Many were kept while the file was written anew: it is again, once it has doubled.
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          for (int i = 0; i < 5_000 && Files.size(file()) >= 10_000; i++) {
            journal.keep("thing", "thread-0", new Thing("thread-0", 2_000, null));
          }
          return Files.size(file()) < 10_000;
        });
    assertThat(journal.all("unasked", Thing.class)).containsExactly(SECOND);
    journal.close();
    assertThat(new Journal(file()).all("thing", Thing.class))
        .extracting(Thing::minor)
        .containsExactly(2_000L, 2_000L, 2_000L, 2_000L);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void aLineThatWasCutOffByAKillIsForgotten() throws IOException {
    new Journal(file()).keep("thing", "1", FIRST);
    Files.writeString(file(), "{\"kind\":\"thing\",\"id\":\"2\",\"st", StandardOpenOption.APPEND);
    Journal again = new Journal(file());
    assertThat(again.all("thing", Thing.class)).containsExactly(FIRST);
    again.keep("thing", "3", SECOND);
    assertThat(new Journal(file()).all("thing", Thing.class)).containsExactly(FIRST, SECOND);
  }

  /** A file may be larger than the memory: only what is asked for is read. */
  @Test
  void aStateIsReadWhenItIsAskedFor() throws IOException {
    Files.writeString(file(), "{\"kind\":\"thing\",\"id\":\"1\",\"state\":[}\n");
    Journal journal = new Journal(file());
    assertThatThrownBy(() -> journal.all("thing", Thing.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("unreadable thing");
  }

  @Test
  void aDraftThatAKillHasLeftIsWrittenOver() throws IOException {
    new Journal(file()).keep("thing", "1", FIRST);
    Files.writeString(directory.resolve("books.jsonl.draft"), "half");
    assertThat(new Journal(file()).all("thing", Thing.class)).containsExactly(FIRST);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void anotherLineThatCannotBeReadStopsTheStart() throws IOException {
    Files.writeString(file(), "nonsense\n{}\n");
    assertThatThrownBy(() -> new Journal(file()))
        .isInstanceOf(UncheckedIOException.class)
        .hasStackTraceContaining("line 1 cannot be read");
  }

  @Test
  void withoutAFileNothingIsKept() throws IOException {
    Journal journal = new Journal((Path) null);
    journal.keep("thing", "1", FIRST);
    journal.forget("thing", "1");
    assertThat(journal.all("thing", Thing.class)).isEmpty();
    try (var files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  private Path file() {
    return directory.resolve("books.jsonl");
  }
}
