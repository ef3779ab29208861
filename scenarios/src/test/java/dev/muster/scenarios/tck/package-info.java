/** Shows that the conformance kit catches what it is there to catch. */
@NullMarked
package dev.muster.scenarios.tck;

import org.jspecify.annotations.NullMarked;
