/** The books over HTTP, for tests. */
@NullMarked
package dev.quittance.sandbox.books.api;

import org.jspecify.annotations.NullMarked;
