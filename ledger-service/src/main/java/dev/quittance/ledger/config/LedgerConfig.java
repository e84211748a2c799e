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

  Checkpoints checkpoints();

  /** Sums at places in the log, from which sums of the past begin. */
  interface Checkpoints {

    /**
     * Entries of a partition between two checkpoints: so many, and for each partition, a trial
     * balance of the past has to look at.
     */
    @WithDefault("256")
    int everyEntries();

    /** Entries of a partition behind its head within which all checkpoints are kept. */
    @WithDefault("2000000")
    long allWithinEntries();

    /** Of the older ones, one of so many is kept. */
    @WithDefault("16")
    int keptOfOld();
  }

  Check check();

  /** How the live ledger is compared with the log without anybody asking. */
  interface Check {

    /** How often the check looks for events that intake has skipped. */
    @WithDefault("5s")
    Duration compareEvery();

    /** How often each partition's log is folded, and its chain compared with the stored one. */
    @WithDefault("1h")
    Duration foldEvery();

    /** Events per second that this reads from the log, at most. */
    @WithDefault("10000")
    int foldRate();
  }

  Replay replay();

  /** How replays run. */
  interface Replay {

    /** Partitions folded at the same time. */
    @WithDefault("2")
    int workers();

    /**
     * Percent of the heap that the orders, accounts and parked events of the partitions being
     * folded may use. A replay that needs more ends FAILED; the live ledger goes on.
     */
    @WithDefault("30")
    int memoryPercent();

    /** PostgreSQL's {@code maintenance_work_mem} while indexes are built. */
    @WithDefault("512MB")
    String indexMemory();

    /** Differing accounts and entries named in a report. */
    @WithDefault("100")
    int reportedDifferences();

    /** How long a retired generation is kept before it is dropped. */
    @WithDefault("1h")
    Duration retiredKeptFor();

    /**
     * How long a replay's process may be silent before another one that wants its lock considers it
     * frozen and ends its session: the replay has FAILED then.
     */
    @WithDefault("30s")
    Duration silentReplayLimit();

    /** How often generations are dropped that have been kept for long enough. */
    @WithDefault("1m")
    Duration sweepInterval();
  }
}
