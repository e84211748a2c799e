/** Makes the keys with which services sign their events. */
@NullMarked
package dev.quittance.cli.keys;

import org.jspecify.annotations.NullMarked;
