/**
 * Events as Kafka records and back: CloudEvents 1.0 in Kafka binary mode, JSON payloads. Decoding
 * is total: the result of an unreadable record is a value, never an exception.
 */
@NullMarked
package dev.quittance.contract.codec;

import org.jspecify.annotations.NullMarked;
