/** Asks a service over HTTP: its answers, or why there is none. */
@NullMarked
package dev.quittance.cli.http;

import org.jspecify.annotations.NullMarked;
