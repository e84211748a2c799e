/** The packaged services as processes, with their broker and their database. */
@NullMarked
package dev.quittance.systemtests.cluster;

import org.jspecify.annotations.NullMarked;
