/** For tests: documents that are generated, committed, and compared. */
@NullMarked
package dev.quittance.localstack.docs;

import org.jspecify.annotations.NullMarked;
