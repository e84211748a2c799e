/** How PostgreSQL plans statements at sizes that no test has. */
@NullMarked
package dev.quittance.testkit.plan;

import org.jspecify.annotations.NullMarked;
