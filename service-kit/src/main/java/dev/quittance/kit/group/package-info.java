/** Commands of many requests that are stored in one transaction. */
@NullMarked
package dev.quittance.kit.group;

import org.jspecify.annotations.NullMarked;
