package dev.quittance.benchmarks;

import java.io.IOException;

/** The mean of a service's timer over a phase, which begins with this. */
final class TimerMean {

  private final ServiceProcess service;
  private final String name;
  private final double countBefore;
  private final double secondsBefore;

  /**
   * @param name of the timer as Prometheus has it, without its unit
   */
  TimerMean(ServiceProcess service, String name) throws IOException, InterruptedException {
    this.service = service;
    this.name = name;
    this.countBefore = count();
    this.secondsBefore = seconds();
  }

  /** Milliseconds; not a number if nothing was timed since. */
  double millis() throws IOException, InterruptedException {
    return 1e3 * (seconds() - secondsBefore) / (count() - countBefore);
  }

  private double count() throws IOException, InterruptedException {
    return service.metric(name + "_seconds_count");
  }

  private double seconds() throws IOException, InterruptedException {
    return service.metric(name + "_seconds_sum");
  }
}
