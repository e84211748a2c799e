package dev.quittance.systemtests.chaos;

/**
 * One kind of trouble. What it breaks, {@link dev.quittance.systemtests.cluster.Site#heal} mends.
 *
 * @param name as FAULTS has it
 * @param what happens, for the report
 */
record Fault(String name, String what, Trouble trouble) {

  /** Makes it, holds it, and says by an exception if something was not as it must be meanwhile. */
  interface Trouble {
    void strike(FaultContext context) throws Exception;
  }
}
