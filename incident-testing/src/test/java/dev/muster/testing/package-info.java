/** Tests of what tests are written with. */
@org.jspecify.annotations.NullMarked
package dev.muster.testing;
