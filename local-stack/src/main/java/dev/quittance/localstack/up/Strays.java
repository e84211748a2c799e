package dev.quittance.localstack.up;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Processes of this checkout that no record names: their stack was killed after it had started them
 * and before it could note it. They are known by the absolute paths on their command lines. The
 * broker is none: it ends with the stack.
 */
final class Strays {

  private Strays() {}

  static List<ProcessRecord> beside(List<ProcessRecord> known, Settings settings) {
    Set<Long> pids = known.stream().map(ProcessRecord::pid).collect(Collectors.toSet());
    return ProcessHandle.allProcesses()
        .filter(process -> !pids.contains(process.pid()))
        .flatMap(process -> record(process, settings).stream())
        .toList();
  }

  private static Optional<ProcessRecord> record(ProcessHandle process, Settings settings) {
    List<String> arguments = process.info().arguments().map(Arrays::asList).orElse(List.of());
    if (arguments.contains(Training.MARK)) {
      return Optional.empty(); // it has a record of its own
    }
    return name(arguments, settings)
        .map(name ->
            new ProcessRecord(
                name, process.pid(), process.info().startInstant().orElse(Instant.EPOCH)));
  }

  private static Optional<String> name(List<String> arguments, Settings settings) {
    if (arguments.contains("-D") && arguments.contains(settings.postgresData().toString())) {
      return Optional.of("postgres");
    }
    return settings.services().stream()
        .filter(service -> arguments.contains(settings.application(service).toString()))
        .map(ServiceSpec::name)
        .findFirst();
  }
}
