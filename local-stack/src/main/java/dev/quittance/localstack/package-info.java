/**
 * Real Kafka and real PostgreSQL without an installation: for the tests of every module and for
 * {@code make up}. Nothing here is part of what is delivered.
 *
 * <pre>
 *   up         make up, down, status, reset: the services as processes
 *   teststack  one broker and one database for a test run, embedded or in containers
 *   parts      one Kafka broker, one PostgreSQL server
 *   docs       generated documents that are committed and compared
 * </pre>
 *
 * {@code up} and {@code teststack} use {@code parts}, and know nothing of each other.
 */
@NullMarked
package dev.quittance.localstack;

import org.jspecify.annotations.NullMarked;
