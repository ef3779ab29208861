/** What the tests notice of a changed program. */
@NullMarked
package dev.muster.scenarios.mutants;

import org.jspecify.annotations.NullMarked;
