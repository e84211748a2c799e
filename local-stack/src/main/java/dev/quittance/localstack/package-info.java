/**
 * Real Kafka and real PostgreSQL without an installation: for the tests of every module and for
 * {@code make up}; nothing here is part of what is delivered.
 */
@NullMarked
package dev.quittance.localstack;

import org.jspecify.annotations.NullMarked;
