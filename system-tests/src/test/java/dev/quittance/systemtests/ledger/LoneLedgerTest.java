package dev.quittance.systemtests.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A test of the one ledger that all of them break in their turn, one class at a time. */
@ExtendWith(LoneLedgerExtension.class)
@ResourceLock("lone ledger")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface LoneLedgerTest {}
