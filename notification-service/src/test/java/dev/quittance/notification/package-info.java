@NullMarked
package dev.quittance.notification;

import org.jspecify.annotations.NullMarked;
