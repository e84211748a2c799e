package dev.quittance.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {

  @TempDir Path directory;

  private final AtomicInteger fillings = new AtomicInteger();

  @Test
  void theLeftoverOfAKilledOneIsNeitherUsedNorKept() throws IOException {
    Path place = directory.resolve("a place");
    Path killed = Files.createDirectories(directory.resolve("a place.draft-12/half"));
    Files.writeString(killed.resolve("file"), "ha");
    Preparation.complete(place, this::fill);
    assertThat(place.resolve("file")).hasContent("whole");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("a place", "a place.lock");
    }
  }

  @Test
  void aFailureLeavesNothingAndTheNextTryBeginsAnew() throws IOException {
    Path place = directory.resolve("place");
    assertThatThrownBy(() ->
            Preparation.complete(
                place,
                draft -> {
                  Files.writeString(draft.resolve("half"), "ha");
                  throw new IOException("No space left on device");
                }))
        .hasMessage("No space left on device");
    Preparation.complete(place, this::fill);
    assertThat(place).isDirectoryNotContaining("glob:**half").isDirectoryContaining("glob:**file");
  }

  @Test
  void isDoneOnceHoweverManyWantIt() throws Exception {
    Path place = directory.resolve("place");
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      var all = Stream.generate(() -> threads.submit(() -> complete(place))).limit(4).toList();
      for (Future<?> one : all) {
        one.get(30, TimeUnit.SECONDS);
      }
    }
    assertThat(fillings).hasValue(1);
  }

  private Path complete(Path place) throws IOException {
    Preparation.complete(place, this::fill);
    return place;
  }

  private void fill(Path draft) throws IOException {
    fillings.incrementAndGet();
    Files.writeString(draft.resolve("file"), "whole");
  }
}
