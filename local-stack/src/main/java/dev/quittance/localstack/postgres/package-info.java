/**
 * PostgreSQL's program files and data directory: each is made once, beside its place, and moved
 * there when it is complete. It knows nothing of services and of their databases.
 */
@NullMarked
package dev.quittance.localstack.postgres;

import org.jspecify.annotations.NullMarked;
