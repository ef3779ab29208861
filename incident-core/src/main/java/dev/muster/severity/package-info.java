/** How bad an incident is: a scale, the rules that classify by impact and time, and an explanation of every result. */
@NullMarked
package dev.muster.severity;

import org.jspecify.annotations.NullMarked;
