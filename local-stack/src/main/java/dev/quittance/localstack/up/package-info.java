/**
 * {@code make up}: the broker, the database and the services as processes that start, are watched
 * and stop together. It may know of a service what {@link dev.quittance.localstack.up.ServiceSpec}
 * says, and nothing else.
 */
@NullMarked
package dev.quittance.localstack.up;

import org.jspecify.annotations.NullMarked;
