/** The house rules, each with a planted violation that shows it bites. */
@NullMarked
package dev.muster.architecture;

import org.jspecify.annotations.NullMarked;
