/** The fault menu over HTTP. */
@NullMarked
package dev.quittance.sandbox.faults.api;

import org.jspecify.annotations.NullMarked;
