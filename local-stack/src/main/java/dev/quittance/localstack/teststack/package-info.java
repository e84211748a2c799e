/**
 * The broker and the database of one test run, in a JVM of their own: embedded, or as containers
 * when a Docker engine has the images.
 */
@NullMarked
package dev.quittance.localstack.teststack;

import org.jspecify.annotations.NullMarked;
