/**
 * Events as Kafka records and back: CloudEvents 1.0 in Kafka binary mode, JSON payloads. Decoding
 * is total: what cannot be read comes back as a value, never as an exception.
 */
@NullMarked
package dev.quittance.contract.codec;

import org.jspecify.annotations.NullMarked;
