/**
 * One Kafka broker and one PostgreSQL server, each from Maven artifacts. Program files and data
 * directories are made once, beside their place, and moved there when they are complete.
 */
@NullMarked
package dev.quittance.localstack.parts;

import org.jspecify.annotations.NullMarked;
