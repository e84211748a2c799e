/** A real identity provider: Keycloak with the realm of deploy/keycloak. */
@NullMarked
package dev.quittance.systemtests.keycloak;

import org.jspecify.annotations.NullMarked;
