/** The access token of this user: where it is kept, and how another one is got. */
@NullMarked
package dev.quittance.cli.token;

import org.jspecify.annotations.NullMarked;
