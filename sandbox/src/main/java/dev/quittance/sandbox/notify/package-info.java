/** How gateways tell unasked what has happened: signed, with retries, and with what goes wrong. */
@NullMarked
package dev.quittance.sandbox.notify;

import org.jspecify.annotations.NullMarked;
