package dev.quittance.systemtests.chaos;

import java.util.List;
import java.util.stream.Stream;

/** All faults there are, in the order of the report. */
final class Faults {

  static final List<Fault> ALL =
      Stream.of(
              ProcessFaults.all(),
              BrokerFaults.all(),
              DatabaseFaults.all(),
              ReplayFaults.all(),
              PoisonFaults.all(),
              RequestFaults.all())
          .flatMap(List::stream)
          .toList();

  private Faults() {}
}
