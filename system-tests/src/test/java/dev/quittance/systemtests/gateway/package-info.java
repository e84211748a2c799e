/** One suite that every gateway passes under every entry of the fault menu. */
@NullMarked
package dev.quittance.systemtests.gateway;

import org.jspecify.annotations.NullMarked;
