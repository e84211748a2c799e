/** What ops and support did, as the services' audit trails have it; and whether those are whole. */
@NullMarked
package dev.quittance.cli.trail;

import org.jspecify.annotations.NullMarked;
