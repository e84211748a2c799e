/** Signing in and out. */
@NullMarked
package dev.quittance.cli.login;

import org.jspecify.annotations.NullMarked;
