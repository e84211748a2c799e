/** The keys that sign tokens: made at the first start, kept in a file, changed on demand. */
@NullMarked
package dev.quittance.sandbox.identity.keys;

import org.jspecify.annotations.NullMarked;
