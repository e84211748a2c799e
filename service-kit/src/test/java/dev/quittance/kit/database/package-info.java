@NullMarked
package dev.quittance.kit.database;

import org.jspecify.annotations.NullMarked;
