/** What a recognized person or client gets: access tokens and id tokens. */
@NullMarked
package dev.quittance.sandbox.identity.token;

import org.jspecify.annotations.NullMarked;
