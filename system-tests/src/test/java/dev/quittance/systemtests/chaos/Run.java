package dev.quittance.systemtests.chaos;

import dev.quittance.systemtests.cluster.Site;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One run: start everything, break it under load, mend it, and see what is left. */
final class Run {

  private static final Duration WARM_UP_LIMIT = Duration.ofMinutes(2);
  private static final Duration OFTEN = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(5);
  private static final int FIRST_ORDERS = 20;

  private final ChaosOptions options;
  private final Progress progress;
  private final Findings findings = new Findings();
  private final List<Verdict.Injected> injected = new ArrayList<>();

  private Run(ChaosOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /** Returns when all is over and nothing of it is left on the machine. */
  static Verdict of(ChaosOptions options, PrintStream out) {
    try (Progress progress = new Progress(out)) {
      return new Run(options, progress).play();
    }
  }

  private Verdict play() {
    progress.phase("start", "Kafka, PostgreSQL and four services");
    try (Site site = Site.start()) {
      Load load = new Load(site.platform(), options.seed(), findings);
      Poison poison = new Poison(site.bootstrapServers());
      Recovery recovery = new Recovery(site, load, findings);
      if (!Pause.until(WARM_UP_LIMIT, OFTEN, recovery::isReady)) {
        throw new IllegalStateException("the services do not get ready: " + site.readiness());
      }
      load.start(options.ordersPerSecond());
      progress.follow(load, options.time());
      boolean _ =
          Pause.until(WARM_UP_LIMIT, OFTEN, () -> load.acknowledged().size() >= FIRST_ORDERS);
      List<Fault> left = injectAll(site, load, poison, recovery);
      var settling = new FinalCheck(site, load, poison, recovery, findings, progress);
      return settling.verdict(options, injected, left.stream().map(Fault::name).toList());
    }
  }

  /** Goes through the faults again and again until the time is over; gives those never begun. */
  private List<Fault> injectAll(Site site, Load load, Poison poison, Recovery recovery) {
    Random random = new Random(options.seed());
    long end = progress.second() + options.time().toSeconds();
    List<Fault> never = new ArrayList<>(options.chosen());
    do {
      List<Fault> sequence = new ArrayList<>(options.chosen());
      Collections.shuffle(sequence, random);
      for (Fault fault : sequence) {
        Random own = new Random(random.nextLong());
        if (progress.second() < end) {
          inject(
              fault,
              new FaultContext(site, load, poison, findings, own, options.brief()),
              recovery);
          never.remove(fault);
        }
      }
    } while (progress.second() < end && !options.brief());
    return never;
  }

  private void inject(Fault fault, FaultContext context, Recovery recovery) {
    progress.phase((injected.size() + 1) + " " + fault.name(), fault.what());
    long at = progress.second();
    long begin = System.nanoTime();
    String problem = "";
    try {
      fault.trouble().strike(context);
    } catch (Exception e) {
      problem = e.toString();
    }
    long held = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    Optional<Duration> recovered = recovery.await();
    if (recovered.isEmpty()) {
      problem += " missing: " + recovery.missing();
    }
    injected.add(
        new Verdict.Injected(
            fault, at, held, recovered.map(Duration::toMillis).orElse(-1L), problem));
    progress.say(
        recovered.isPresent()
            ? "  recovered in " + recovered.get().toMillis() / 1e3 + " s"
            : "  NOT RECOVERED: " + recovery.missing());
    if (recovered.isPresent() && recovered.get().compareTo(LONG) > 0) {
      progress.say("  waited last for " + recovery.missing());
    }
    if (!problem.isEmpty()) {
      progress.say("  PROBLEM " + problem);
    }
  }
}
