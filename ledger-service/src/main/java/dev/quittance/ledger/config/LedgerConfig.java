package dev.quittance.ledger.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The ledger's own limits, under {@code quittance.ledger.*}. */
@ConfigMapping(prefix = "quittance.ledger")
public interface LedgerConfig {

  /** The name by which decisions on parked events address this ledger. */
  @WithDefault("ledger-service")
  String name();

  /** Accounts whose numbers are kept in memory. */
  @WithDefault("200000")
  int cachedAccounts();

  /** How long a read waits for the offset it asks for. */
  @WithDefault("2s")
  Duration minOffsetWait();

  Replay replay();

  /** How replays run. */
  interface Replay {

    /** Partitions folded at the same time. */
    @WithDefault("2")
    int workers();

    /** PostgreSQL's {@code maintenance_work_mem} while indexes are built. */
    @WithDefault("512MB")
    String indexMemory();

    /** Differing accounts and entries named in a report. */
    @WithDefault("100")
    int reportedDifferences();

    /** How long a retired generation is kept before it is dropped. */
    @WithDefault("1h")
    Duration retiredKeptFor();

    /** How often generations are looked for that have been kept for long enough. */
    @WithDefault("1m")
    Duration sweepInterval();
  }
}
