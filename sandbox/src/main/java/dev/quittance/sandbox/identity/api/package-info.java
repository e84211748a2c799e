/** The identity provider over HTTP: its endpoints, and the pages that people see. */
@NullMarked
package dev.quittance.sandbox.identity.api;

import org.jspecify.annotations.NullMarked;
