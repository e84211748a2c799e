/**
 * Records as they lie in logs for ever, and the events they mean. Written by hand, never by code.
 */
@NullMarked
package dev.quittance.contract.golden;

import org.jspecify.annotations.NullMarked;
