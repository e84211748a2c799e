package dev.quittance.localstack.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {

  @TempDir Path directory;

  @Test
  void readsBackWhatItWrote() throws IOException {
    ProcessRecord record = ProcessRecord.of("self", ProcessHandle.current());
    Path file = directory.resolve("processes");
    record.append(file);
    record.append(file);
    List<ProcessRecord> read = ProcessRecord.all(file);
    assertThat(read).extracting(ProcessRecord::name).containsExactly("self", "self");
    assertThat(read.getFirst().alive()).contains(ProcessHandle.current());
  }

  @Test
  void takesNoOtherProcessWithTheSameIdForOurs() {
    ProcessRecord self = ProcessRecord.of("self", ProcessHandle.current());
    ProcessRecord earlier =
        new ProcessRecord("self", self.pid(), self.started().minus(Duration.ofHours(1)));
    assertThat(earlier.alive()).isEmpty();
  }
}
