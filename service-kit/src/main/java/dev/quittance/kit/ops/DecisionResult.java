package dev.quittance.kit.ops;

import dev.quittance.contract.EventEnvelope;

/** The result of deciding on one parked event. */
sealed interface DecisionResult {

  /** The decision will be published; it takes effect when this service consumes it. */
  record Published(EventEnvelope decision) implements DecisionResult {}

  /** No event is parked under that id. */
  record NotParked() implements DecisionResult {}

  /** A retry of a record that belongs to no order of its partition: it can only be discarded. */
  record NoOrder() implements DecisionResult {}

  /** An earlier event of the same order is parked, and has to be decided on first. */
  record EarlierEventParked() implements DecisionResult {}
}
