/** The event log in Kafka: where it is, how far it goes, and what a failure of the broker means. */
@NullMarked
package dev.quittance.cli.log;

import org.jspecify.annotations.NullMarked;
